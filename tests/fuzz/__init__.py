"""Damaged diagrams: whatever is done to a file, the checker answers, and what it lets pass can be run."""
