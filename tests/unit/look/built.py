"""Where the built assets lie and what they are called; plain names before the first build."""

import json
from pathlib import Path

DIST = Path(__file__).parents[3] / "app" / "assets" / "dist"
MANIFEST = DIST / "manifest.json"


def asset(name: str) -> str:
    """The address of an asset, as the application's own function gives it."""
    names = json.loads(MANIFEST.read_text("utf-8")) if MANIFEST.exists() else {}
    return f"/assets/{names.get(name, name)}"
