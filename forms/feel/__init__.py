"""FEEL, the expression language of DMN: imports nothing of this project."""
