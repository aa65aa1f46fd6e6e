"""Files of dossiers."""

from flask import Blueprint

files = Blueprint("files", __name__)
