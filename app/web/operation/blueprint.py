"""Addresses for machines that watch."""

from flask import Blueprint

operation = Blueprint("operation", __name__)
