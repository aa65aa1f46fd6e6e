"""The pages open to everybody."""

from flask import Blueprint

public = Blueprint("public", __name__)
