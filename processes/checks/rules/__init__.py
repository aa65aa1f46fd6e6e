"""One rule per file; each has ``check(subject)`` and gives findings."""
