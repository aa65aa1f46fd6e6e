"""The blueprints, one package per audience."""

from flask import Flask


def attach(app: Flask) -> None:
    """Register every audience's pages."""
