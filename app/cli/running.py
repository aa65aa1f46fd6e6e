"""An app for commands: the settings of the environment, the schema brought up to date."""

from flask import Flask

from app.persistence.schema import upgrade_schema
from app.settings import read_settings
from app.web.factory import create_app


def app_for_commands(upgrade: bool = True) -> Flask:
    """The app of this installation."""
    app = create_app(read_settings())
    if upgrade:
        upgrade_schema(app)
    return app
