"""Tests mirror the packages. The cast: Ana, Bruno, Carla, Diego, Elena, Gael, Fabián."""
