"""The applicant's own dossiers after sending."""

from flask import Blueprint

dossiers = Blueprint("dossiers", __name__)
