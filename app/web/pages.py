"""The Jinja environment of the pages: strict names, our filters, hashed assets."""

import json
from functools import cache
from pathlib import Path

from flask import Blueprint, Flask, Response, url_for
from jinja2 import ChoiceLoader, StrictUndefined

from app.formatting import filters
from app.web.languages import current_locale
from forms.rendering import template_loader

DIST = Path(__file__).parent.parent / "assets" / "dist"


@cache
def manifest() -> dict[str, str]:
    """Names of built assets → names with their hash; empty before the first build."""
    path = DIST / "manifest.json"
    return json.loads(path.read_text()) if path.exists() else {}


def asset(name: str) -> str:
    """The address of a built asset."""
    return url_for("assets.static", filename=manifest().get(name, name))


def attach(app: Flask) -> None:
    """Set up the environment and the address of assets, which may be kept for a year: names carry hashes."""
    environment = app.jinja_env
    environment.loader = ChoiceLoader([app.create_global_jinja_loader(), template_loader()])
    environment.undefined = StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.globals["asset"] = asset
    environment.filters.update(filters(current_locale))
    assets = Blueprint("assets", __name__, static_folder=str(DIST), static_url_path="/assets")

    @app.context_processor
    def language() -> dict[str, str]:
        return {"locale": current_locale()}

    @assets.after_request
    def keep(response):  # type: ignore[no-untyped-def]
        # An asset that is not there is answered with a page, which has the name of whoever is logged in.
        found = response.status_code in (200, 206, 304)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if found else "no-store"
        _read_whole(response)
        return response

    app.register_blueprint(assets)


def _read_whole(response: Response) -> None:
    """Assets are small: read at once, none is left open when a browser drops it for the next page."""
    if response.direct_passthrough:
        parts = response.response
        response.response = [b"".join(parts)]  # type: ignore[arg-type]
        response.direct_passthrough = False
        if close := getattr(parts, "close", None):
            close()
