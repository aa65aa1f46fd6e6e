"""The desk: pages of officers."""

from flask import Blueprint

from app.web.looking import note_page

desk = Blueprint("desk", __name__)
desk.after_request(note_page)
