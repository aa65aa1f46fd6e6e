"""A drawing as files to keep: the diagram, or a zip with its decision tables."""

import zipfile
from io import BytesIO

from flask import Response

from processes.domain.drafting import DiagramDraft

STAMP = (1980, 1, 1, 0, 0, 0)
"""The same drawing gives the same bytes at any moment."""


def attachment(content: bytes, name: str, mimetype: str) -> Response:
    """A file that browsers keep instead of showing it."""
    answer = Response(content, mimetype=mimetype)
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


def file_name(draft: DiagramDraft) -> str:
    """What a file of the drawing is called, without its ending."""
    kept = "".join(
        char for char in draft.procedure_code if char.isascii() and (char.isalnum() or char in ".-_")
    )
    return kept.strip(".") or "quy-trinh"


def zipped(draft: DiagramDraft) -> bytes:
    """The diagram and its decision tables in a zip that the upload takes in again."""
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(f"{file_name(draft)}.bpmn", STAMP), draft.source)
        for name, text in sorted(draft.decisions.items()):
            archive.writestr(zipfile.ZipInfo(f"{name}.dmn", STAMP), text)
    return kept.getvalue()
