"""Thống kê: the periodic report, the dossiers behind each number, and the report as a file."""

from flask import Response, request

from app.queries.statistics_dossiers import counted_dossiers
from app.queries.statistics_page import BY, AskedReport, statistics_page
from app.queries.statistics_table import statistics_table
from app.queries.statistics_tally import BLOCKS
from app.services import services
from app.spreadsheets import as_csv, as_xlsx
from app.web.actors import current_actor
from app.web.admin.asked_days import asked_days
from app.web.desk.asked import LONGEST, first_row
from app.web.desk.blueprint import desk
from app.web.desk.frame import reading, show, works_at_desk
from app.web.entry import officers
from app.web.files.sending import as_file
from processes.domain.access import SUPERVISING, may
from processes.domain.errors import NotFound

WHO = (*SUPERVISING, "system_admin")
CELLS = {cell for cells in BLOCKS.values() for cell in cells}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@desk.get("/thong-ke")
@officers(*WHO)
def statistics() -> str:
    """The report of a period."""
    view = statistics_page(reading(), _asked())
    return show("officer/statistics.html", view, "statistics", _area())


@desk.get("/thong-ke/ho-so")
@officers(*WHO)
def counted() -> str:
    """The dossiers behind one number."""
    args = request.args
    cell = args.get("cell", "")
    if cell not in CELLS:
        raise NotFound
    only, after = args.get("only", "")[:LONGEST], args.get("after", "")[:LONGEST]
    view = counted_dossiers(reading(), _asked(), cell, only, after, first_row())
    return show("officer/statistics_dossiers.html", view, "statistics", _area())


@desk.get("/thong-ke/tep/<any(csv, xlsx):kind>")
@officers(*WHO)
def statistics_file(kind: str) -> Response:
    """The report for a spreadsheet."""
    asked = _asked()
    table = statistics_table(reading(), asked)
    if kind == "csv":
        return as_file(as_csv(table), "text/csv; charset=utf-8", "thong-ke.csv", download=True)
    return as_file(as_xlsx(table, services().clock()), XLSX, "thong-ke.xlsx", download=True)


def _asked() -> AskedReport:
    if not may(current_actor(), "see_statistics"):
        raise NotFound
    args = request.args
    by = args.get("by", BY[0])
    return AskedReport(
        period=args.get("period", "")[:LONGEST],
        days=asked_days(),
        unit=args.get("unit", "")[:LONGEST],
        procedure=args.get("procedure", "")[:LONGEST],
        by=by if by in BY else BY[0],
    )


def _area() -> str:
    return "desk" if works_at_desk(current_actor()) else "admin"
