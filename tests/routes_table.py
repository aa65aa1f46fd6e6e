"""Writes docs/routes.md: every route, who may enter and what it is for, read from the app itself.

``--check`` writes nothing and exits 1 when the page is not up to date.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Flask
from installation import settings_for
from werkzeug.routing import Rule

from app.web.entry import MARK
from app.web.factory import create_app

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "routes.md"
HEAD = """# Routes

Every address of the web process, in the order of their paths, with who may enter: the mark that each view must
carry ([app/web/entry.py](../app/web/entry.py)). Whoever may not enter gets *not found*, or the log-in page when he
is nobody yet. What somebody may then do to a certain dossier is a matter of the table of access
([processes/domain/access.py](../processes/domain/access.py)). Written by `make docs`.

| path | method | endpoint | who may enter | what |
|---|---|---|---|---|
"""
WHO = {
    "anybody": "anybody",
    "logged_in": "anybody with an account",
    "applicants": "applicants",
    "administrators": "system administrators",
    "officers": "officers",
}


def who(view: Callable[..., Any]) -> str:
    """The mark of a view in words."""
    mark = str(getattr(view, MARK, "anybody"))
    kind, _, roles = mark.partition(":")
    return f"{WHO.get(kind, kind)} ({roles.replace(',', ', ')})" if roles else WHO.get(kind, kind)


def what(view: Callable[..., Any]) -> str:
    """The first line of a view's docstring."""
    return (view.__doc__ or "").strip().split("\n")[0].replace("|", "\\|").replace("``", "`")


def methods(rule: Rule) -> str:
    """The methods that are ours."""
    return ", ".join(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}))


def rows(app: Flask) -> Iterator[str]:
    """One row for each route."""
    rules = sorted(app.url_map.iter_rules(), key=lambda rule: (rule.rule, methods(rule)))
    for rule in rules:
        view = app.view_functions[rule.endpoint]
        path = rule.rule.replace("|", "\\|")
        yield f"| `{path}` | {methods(rule)} | `{rule.endpoint}` | {who(view)} | {what(view)} |\n"


def page() -> str:
    """The whole page."""
    with TemporaryDirectory() as folder:
        return HEAD + "".join(rows(create_app(settings_for(Path(folder)))))


def main(check: bool) -> int:
    """Write the page, or compare it; returns the exit code."""
    text = page()
    if not check:
        PAGE.write_text(text, "utf-8")
    elif not PAGE.exists() or PAGE.read_text("utf-8") != text:
        print("docs/routes.md is not up to date: run  make docs", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
