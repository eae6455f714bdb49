"""Tests that replace a reviewer's nagging. Each is a pure check, shown to pass here and to fail on a fault."""
