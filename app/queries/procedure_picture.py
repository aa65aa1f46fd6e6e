"""The drawing of a version as its designer sees it."""

from flask import url_for

from app.queries.diagram_badges import draw_checked
from app.queries.procedure_admin import procedure_row, source_of
from app.queries.reading import Reading
from app.queries.views_procedures import VersionPicture


def version_picture_page(reading: Reading, code: str, number: int) -> VersionPicture:
    """The page. Raises NotFound."""
    record = procedure_row(reading, code)
    drawn = draw_checked(reading, source_of(reading, code, number), ())
    back = url_for("admin.procedure_page", code=code)
    return VersionPicture(code, record.name, number, drawn.svg, back)
