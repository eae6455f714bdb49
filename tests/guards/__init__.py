"""Tests that replace a reviewer's nagging: pure checks, each shown to fail on a planted fault."""
