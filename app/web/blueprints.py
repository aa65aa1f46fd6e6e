"""The blueprints, one package per audience."""

from flask import Flask

from app.web import frame
from app.web.account import account
from app.web.public import public

BLUEPRINTS = (public, account)


def attach(app: Flask) -> None:
    """Register every audience's pages and the frame around them."""
    frame.attach(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
