"""Paying a fee."""

from flask import Blueprint

payment = Blueprint("payment", __name__)
