"""The pages open to everybody: home, procedures, look-up, verification, guide, privacy."""

from app.web.public import home, lookup, procedures, texts, verify
from app.web.public.blueprint import public

__all__ = ["home", "lookup", "procedures", "public", "texts", "verify"]
