"""A file as an answer: its name, never guessed by the browser, kept by nobody on the way."""

from io import BytesIO

from flask import Response, send_file

POLICY = "default-src 'none'; img-src 'self'; style-src 'self'; object-src 'self'; frame-ancestors 'none'"
"""A file that is opened in the browser may load nothing; ``object-src`` lets it show a PDF."""


def as_file(data: bytes, media_type: str, name: str, download: bool = False) -> Response:
    """``data`` under ``name``; ``download`` offers to keep it, else PDF and pictures are shown."""
    answer = send_file(BytesIO(data), media_type, as_attachment=download, download_name=name, max_age=0)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def as_pdf(data: bytes, name: str) -> Response:
    """A PDF that is shown."""
    return as_file(data, "application/pdf", name)
