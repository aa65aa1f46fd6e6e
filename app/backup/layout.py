"""The bytes around the contents: tar headers that follow from name and size alone."""

import tarfile

MANIFEST, DATABASE, SECRETS, FILES = "manifest.json", "database.gz", "secrets/", "files/"
KEYS = ("secret_key", "payment_secret")
"""The keys of an installation: settings, and files of its folder, by these names and no others."""
BLOCK = 512
END = bytes(2 * BLOCK)
PIECE = 256 * 1024
"""Contents are read and written in pieces of so many bytes."""


def header(name: str, size: int) -> bytes:
    """The tar header of a file: no owner, no time, so that the same content gives the same bytes."""
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    return entry.tobuf(tarfile.GNU_FORMAT, "ascii", "strict")


def padding(size: int) -> bytes:
    """What fills the last block of a content."""
    return bytes(-size % BLOCK)


def read_header(block: bytes) -> tuple[str, int]:
    """Name and size of an entry. Raises ValueError unless the block is exactly what we write for them."""
    try:
        entry = tarfile.TarInfo.frombuf(block, "ascii", "strict")
        same = header(entry.name, entry.size) == block
    except (tarfile.HeaderError, ValueError, OverflowError) as error:
        raise ValueError("an entry's header is not ours") from error
    if not same:
        raise ValueError("an entry's header is not ours")
    return entry.name, entry.size
