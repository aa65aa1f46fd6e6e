"""Opening a PDF for real, without decoding its pages."""

import io

import pikepdf
from pikepdf.settings import set_qpdf_limits

from app.gateways.uploads.pdf_activity import activity_in
from app.gateways.uploads.refusals import ActiveContent, Damaged, Encrypted

_STRUCTURE_BYTES = 64 * 1024 * 1024
_END_WITHIN = 2048

# Process-wide: a stream of objects that unpacks to more than this is an attack, not a paper.
set_qpdf_limits(flate_max_memory=_STRUCTURE_BYTES, png_max_memory=_STRUCTURE_BYTES)


def pdf_pages(data: bytes) -> int:
    """How many pages the PDF has.

    Raises :class:`Encrypted` (also when only printing or changing needs the password),
    :class:`ActiveContent`, and :class:`Damaged` when it cannot be opened, is cut off, or has no page.
    """
    if b"%%EOF" not in data[-_END_WITHIN:]:
        raise Damaged
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return _checked_pages(pdf)
    except pikepdf.PasswordError:
        raise Encrypted from None
    except (pikepdf.PdfError, ValueError, TypeError, RecursionError) as fault:
        raise Damaged from fault


def _checked_pages(pdf: pikepdf.Pdf) -> int:
    if pdf.is_encrypted:
        raise Encrypted
    found = activity_in(pdf)
    if found:
        raise ActiveContent(found)
    if not len(pdf.pages):
        raise Damaged
    return len(pdf.pages)
