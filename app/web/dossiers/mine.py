"""Quản lý hồ sơ đã nộp: the list (C-44)."""

from flask import render_template, request

from app.queries.own_dossier_list import dossiers_page
from app.web.actors import current_actor
from app.web.dossiers.blueprint import dossiers
from app.web.entry import applicants


@dossiers.get("/ho-so")
@applicants
def mine() -> str:
    """The applicant's drafts and dossiers."""
    view = dossiers_page(current_actor(), request.args.get("tab", ""), request.args.get("before", ""))
    return render_template("citizen/dossiers.html", view=view)
