"""The read side: one file per screen or list."""
