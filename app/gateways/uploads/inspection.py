"""The one way a file comes in."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.gateways.uploads.clean_name import clean_name
from app.gateways.uploads.kinds import FileKind, accepted, kind_of, names_of
from app.gateways.uploads.pdf import pdf_pages
from app.gateways.uploads.pictures import check_jpeg, check_png
from app.gateways.uploads.refusals import Empty, TooLarge, WrongKind
from app.gateways.uploads.sizes import limit_text, size_text


@dataclass(frozen=True)
class Inspected:
    """What is known of a file that may be taken.

    ``media_type`` is that of the content; ``filename_clean`` is safe to show and to offer for download, its
    extension fits the content; ``size`` in bytes; ``pages`` of a PDF, else None.
    """

    media_type: str
    filename_clean: str
    size: int
    sha256: str
    pages: int | None


_OPENERS: Mapping[str, Callable[[bytes], int | None]] = {
    "application/pdf": pdf_pages,
    "image/jpeg": check_jpeg,
    "image/png": check_png,
}


def inspect(data: bytes, filename: str, accept: tuple[str, ...], max_bytes: int) -> Inspected:
    """Open ``data`` for real and say what it is. The content decides the kind, never the name.

    ``accept`` holds media types (``image/*`` too) or extensions (``.pdf``). Raises a subclass of
    :class:`~app.gateways.uploads.refusals.UploadRefused`.
    """
    if not data:
        raise Empty
    if len(data) > max_bytes:
        raise TooLarge(size_text(len(data)), limit_text(max_bytes))
    kind = _accepted_kind(data, accepted(accept))
    pages = _OPENERS[kind.media_type](data)
    return Inspected(
        media_type=kind.media_type,
        filename_clean=clean_name(filename, kind.extensions),
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        pages=pages,
    )


def _accepted_kind(data: bytes, kinds: tuple[FileKind, ...]) -> FileKind:
    kind = kind_of(data)
    if kind is None or kind not in kinds:
        raise WrongKind(names_of(kinds))
    return kind
