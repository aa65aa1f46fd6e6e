"""Processes that are killed again and again while dossiers full of timers go their way."""
