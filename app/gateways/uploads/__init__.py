"""Files that people hand in: what they really are, and whether they may be taken."""
