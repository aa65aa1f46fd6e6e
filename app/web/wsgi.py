"""The app for a WSGI server."""

from app.settings import read_settings
from app.web.factory import create_app

app = create_app(read_settings())
