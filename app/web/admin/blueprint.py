"""Pages of administrators."""

from flask import Blueprint

from app.web.looking import note_page

admin = Blueprint("admin", __name__, url_prefix="/quan-tri")
admin.after_request(note_page)
