"""Pages of process designers."""

from flask import Blueprint

designer = Blueprint("designer", __name__, url_prefix="/thiet-ke")
