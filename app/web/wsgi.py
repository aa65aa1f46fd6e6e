"""The app for a WSGI server."""

import gc

from app.settings import read_settings
from app.web.factory import create_app

app = create_app(read_settings())
# What lives as long as the process is not looked at again: a full collection would hold up requests 0.1 s.
gc.collect()
gc.freeze()
