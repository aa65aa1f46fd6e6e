"""Pages that only say something: the guide and data protection."""

from flask import render_template

from app.queries.views_public import GuidePage
from app.web.entry import anybody
from app.web.public.blueprint import public


@public.get("/huong-dan")
@anybody
def guide() -> str:
    """How to file, step by step."""
    return render_template("public/guide.html", view=GuidePage())


@public.get("/bao-ve-du-lieu")
@anybody
def privacy() -> str:
    """What is kept about people, why, and what they may ask for."""
    return render_template("public/privacy.html")
