"""The outside world, one folder per kind."""
