"""Figures of speed and size: ``make bench`` prints them as JSON lines. Tests assert the counts among them."""
