"""Accounts of people: register, log in, log out, one's own profile."""

from flask import Blueprint

account = Blueprint("account", __name__)
