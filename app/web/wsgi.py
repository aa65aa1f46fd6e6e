"""The app for a WSGI server."""

import gc
import os
import sys

from app.settings import Settings, read_settings
from app.settings_read import SettingRefused
from app.web.factory import create_app

NOT_STARTED = 3
"""Tells gunicorn that starting once more would not help."""


def usable_settings() -> Settings:
    """The settings; the process ends with a sentence when they cannot work."""
    try:
        return read_settings()
    except SettingRefused as refused:
        sys.stderr.write(f"{refused}\n")
        sys.exit(NOT_STARTED)


os.umask(0o077)  # what people hand in is read by this user only
app = create_app(usable_settings())
# What lives as long as the process is not looked at again: a full collection would hold up requests 0.1 s.
gc.collect()
gc.freeze()
