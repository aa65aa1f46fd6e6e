"""One question type per file; the registry finds them by file name."""
