"""The app for a WSGI server."""

import gc
import os
from dataclasses import replace

from app.settings import usable_settings
from app.web.factory import create_app

os.umask(0o077)  # what people hand in is read by this user only
app = create_app(replace(usable_settings(), serves_pages=True))
# What lives as long as the process is not looked at again: a full collection would hold up requests 0.1 s.
gc.collect()
gc.freeze()
