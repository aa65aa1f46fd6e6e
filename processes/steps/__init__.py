"""Automatic steps that a diagram may name, one file each."""
