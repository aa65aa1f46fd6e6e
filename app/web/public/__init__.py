"""The pages open to everybody: home, procedures, look-up, verification, guide, privacy."""

from app.web.public import captcha, home, lookup, procedures, texts, verify
from app.web.public.blueprint import public

__all__ = ["captcha", "home", "lookup", "procedures", "public", "texts", "verify"]
