"""The kinds of file that can be opened and checked."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FileKind:
    """A kind: its name for people, media type, first bytes, and extensions (the first is the usual one)."""

    name: str
    media_type: str
    magic: bytes
    extensions: tuple[str, ...]


KINDS = (
    FileKind("PDF", "application/pdf", b"%PDF-", (".pdf",)),
    FileKind("JPG", "image/jpeg", b"\xff\xd8\xff", (".jpg", ".jpeg")),
    FileKind("PNG", "image/png", b"\x89PNG\r\n\x1a\n", (".png",)),
)


def kind_of(data: bytes) -> FileKind | None:
    """The kind whose mark stands at the very start (a mark further on is how two-faced files are made)."""
    return next((kind for kind in KINDS if data.startswith(kind.magic)), None)


def accepted(accept: tuple[str, ...]) -> tuple[FileKind, ...]:
    """The kinds meant by ``accept``, which holds media types, ``image/*`` or extensions with a dot."""
    wanted = {entry.strip().lower() for entry in accept}
    return tuple(kind for kind in KINDS if wanted & _ways_to_ask(kind))


def names_of(kinds: tuple[FileKind, ...]) -> str:
    """“PDF, JPG, PNG”."""
    return ", ".join(kind.name for kind in kinds)


def _ways_to_ask(kind: FileKind) -> set[str]:
    family = kind.media_type.split("/")[0]
    return {kind.media_type, f"{family}/*", "*/*", *kind.extensions}
