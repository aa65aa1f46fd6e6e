"""The old address of taking a diagram in: that is now a drawing's first step, open to designers, too."""

from flask import redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.web.admin.blueprint import admin
from app.web.entry import administrators


@admin.get("/thu-tuc/nap")
@administrators
def upload_diagram() -> AnyResponse:
    """On to where diagrams are taken in."""
    return redirect(url_for("designer.upload"))
