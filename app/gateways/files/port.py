"""What the product needs from a place that keeps files."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class StoredFile:
    """A kept file: the SHA-256 of its content in lower-case hex, and its size in bytes."""

    sha256: str
    size: int


class FileStore(Protocol):
    """Keeps contents under their SHA-256, creates only, never overwrites, never takes a user's file name."""

    def put(self, data: bytes) -> StoredFile:
        """Keep ``data``; again changes nothing.

        Raises :class:`FileAltered` if what is kept differs, :class:`NoRoom` if nothing more can be kept.
        """
        ...

    def get(self, sha256: str) -> bytes:
        """The whole content. Raises :class:`FileMissing`, :class:`FileAltered`, :class:`BadFileName`."""
        ...

    def exists(self, sha256: str) -> bool:
        """Whether a content of this name is kept (the content itself is not checked)."""
        ...

    def open_stream(self, sha256: str) -> Iterator[bytes]:
        """The content in pieces. A missing file raises at once, an altered one before its last piece."""
        ...


class FileFault(Exception):
    """The store cannot give back what it was given; ``sha256`` names the file."""

    def __init__(self, sha256: str) -> None:
        super().__init__(f"{type(self).__name__}: {sha256[:80]!r}")
        self.sha256 = sha256


class NoRoom(FileFault):
    """The store has no room left; nothing was kept."""


class FileMissing(FileFault):
    """No file of this name is kept."""


class FileAltered(FileFault):
    """The kept bytes no longer have the hash they are named after."""


class BadFileName(FileFault, ValueError):
    """The name is not the lower-case hex of a SHA-256."""


def checked_name(sha256: str) -> str:
    """``sha256`` itself. Raises :class:`BadFileName` unless it is 64 digits of lower-case hex."""
    if not _SHA256.fullmatch(sha256):
        raise BadFileName(sha256)
    return sha256
