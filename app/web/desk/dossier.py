"""One dossier for officers: overview, papers, journal, slips, diagram. Looking changes nothing."""

from flask import request

from app.queries.desk_clocks_page import clocks_page
from app.queries.desk_dossier import seen_case
from app.queries.desk_dossier_diagram import diagram_page
from app.queries.desk_dossier_page import dossier_page, journal_page, papers_page, slips_page
from app.queries.journal_rows import JOURNAL_KINDS
from app.web.desk.blueprint import desk
from app.web.desk.frame import reading, show
from app.web.desk.notices import said
from app.web.entry import officers


@desk.get("/xu-ly/<dossier_id>")
@officers()
def dossier(dossier_id: str) -> str:
    """Tổng quan."""
    at = reading()
    return show("officer/dossier.html", dossier_page(at, seen_case(at, dossier_id), said()), "dossiers")


@desk.get("/xu-ly/<dossier_id>/giay-to")
@officers()
def papers(dossier_id: str) -> str:
    """Giấy tờ, with earlier versions."""
    at = reading()
    return show("officer/papers.html", papers_page(at, seen_case(at, dossier_id)), "dossiers")


@desk.get("/xu-ly/<dossier_id>/dien-bien")
@officers()
def journal(dossier_id: str) -> str:
    """Diễn biến, and whether its chain is whole."""
    at, kind = reading(), request.args.get("kind", "")
    page = journal_page(at, seen_case(at, dossier_id), kind if kind in JOURNAL_KINDS else "")
    return show("officer/journal.html", page, "dossiers")


@desk.get("/xu-ly/<dossier_id>/phieu")
@officers()
def slips(dossier_id: str) -> str:
    """Phiếu, văn bản."""
    at = reading()
    return show("officer/slips.html", slips_page(at, seen_case(at, dossier_id)), "dossiers")


@desk.get("/xu-ly/<dossier_id>/dong-ho")
@officers()
def clocks(dossier_id: str) -> str:
    """Đồng hồ: every clock of the dossier explains itself."""
    at = reading()
    return show("officer/clocks.html", clocks_page(at, seen_case(at, dossier_id)), "dossiers")


@desk.get("/xu-ly/<dossier_id>/so-do")
@officers()
def diagram(dossier_id: str) -> str:
    """The dossier on its diagram."""
    at = reading()
    return show("officer/diagram.html", diagram_page(at, seen_case(at, dossier_id)), "dossiers")
