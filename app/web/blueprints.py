"""The blueprints, one package per audience."""

from flask import Flask

from app.web import frame
from app.web.account import account
from app.web.admin import admin
from app.web.designer import designer
from app.web.desk import desk
from app.web.dossiers import dossiers
from app.web.files import files
from app.web.filing import filing
from app.web.operation import operation
from app.web.payment import payment
from app.web.public import public

BLUEPRINTS = (public, account, filing, payment, dossiers, files, desk, designer, admin, operation)


def attach(app: Flask) -> None:
    """Register every audience's pages and the frame around them."""
    frame.attach(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
