"""Reading a backup from its first byte to its last: whatever we would not have written is refused."""

import hashlib
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from app.backup.layout import (
    BLOCK,
    DATABASE,
    END,
    FILES,
    MANIFEST,
    PIECE,
    SECRETS,
    padding,
    read_header,
)
from app.backup.manifest import LONGEST, Manifest, Part, read_manifest
from app.backup.refusals import ArchiveBroken
from app.backup.snapshot import NamesDigest

LARGEST_FILE = 64 * 1024 * 1024
LARGEST_SECRET = 4096
HASH_NAME = re.compile(r"[0-9a-f]{64}")
GZIP = 16 + zlib.MAX_WBITS


class Keeper(Protocol):
    """Takes the contents as they come; what it was given may yet turn out to be broken."""

    def begin(self, manifest: Manifest) -> None:
        """The manifest, before anything else: raise to stop here."""

    def database(self, piece: bytes) -> None:
        """The next piece of the unpacked database."""

    def secret(self, name: str, value: bytes) -> None:
        """A key of the installation."""

    def file(self, name: str, pieces: Iterator[bytes]) -> None:
        """A file by its SHA-256; all ``pieces`` must be taken, and they raise when they do not fit it."""


class Nowhere:
    """Keeps nothing: reading only to know that all is whole."""

    def begin(self, manifest: Manifest) -> None: ...

    def database(self, piece: bytes) -> None: ...

    def secret(self, name: str, value: bytes) -> None: ...

    def file(self, name: str, pieces: Iterator[bytes]) -> None:
        for _ in pieces:
            pass


def read_archive(path: Path, keeper: Keeper) -> Manifest:
    """Hand the contents to ``keeper``. Raises ArchiveBroken at the first byte that is not as written."""
    with open(path, "rb") as given:
        try:
            return _read(given, keeper)
        except (ValueError, zlib.error) as error:
            why = str(error) if isinstance(error, ValueError) else "its database cannot be unpacked"
            raise ArchiveBroken(why) from error


def _read(given: BinaryIO, keeper: Keeper) -> Manifest:
    manifest = read_manifest(b"".join(_content(given, _expect(given, MANIFEST, LONGEST))))
    keeper.begin(manifest)
    if _expect(given, DATABASE, manifest.packed.size) != manifest.packed.size:
        raise ValueError("its database has another size than its manifest says")
    _unpack(_content(given, manifest.packed.size), manifest, keeper)
    for name, sha256 in sorted(manifest.secrets.items()):
        value = b"".join(_content(given, _expect(given, SECRETS + name, LARGEST_SECRET)))
        if hashlib.sha256(value).hexdigest() != sha256:
            raise ValueError("a secret does not fit its hash")
        keeper.secret(name, value)
    _files(given, manifest, keeper)
    if given.read(len(END) + 1) != END:
        raise ValueError("it does not end where its manifest says")
    return manifest


def _files(given: BinaryIO, manifest: Manifest, keeper: Keeper) -> None:
    names, previous = NamesDigest(), ""
    for _ in range(manifest.files):
        entry, size = read_header(_exactly(given, BLOCK))
        name = entry.removeprefix(FILES)
        if entry != FILES + name or not HASH_NAME.fullmatch(name) or name <= previous:
            raise ValueError("it holds an entry that no backup has")
        if size > LARGEST_FILE:
            raise ValueError("it holds a file larger than any that can be handed in")
        keeper.file(name, _hashed(_content(given, size), name))
        names.take(name)
        previous = name
    if names.sha256() != manifest.names_sha256:
        raise ValueError("its files are not those that its manifest names")


def _expect(given: BinaryIO, name: str, most: int) -> int:
    """The size of the entry that must come now."""
    found, size = read_header(_exactly(given, BLOCK))
    if found != name or size > most:
        raise ValueError("it holds an entry that no backup has")
    return size


def _unpack(packed: Iterator[bytes], manifest: Manifest, keeper: Keeper) -> None:
    """Unpack no more than the manifest promises, whatever the packed bytes would grow to."""
    unpacker = zlib.decompressobj(GZIP)
    raw, small = _Measured(manifest.database), _Measured(manifest.packed)

    def grow(piece: bytes) -> None:
        grown = unpacker.decompress(piece, PIECE)
        raw.take(grown)
        keeper.database(grown)

    for piece in packed:
        small.take(piece)
        grow(piece)
        while unpacker.unconsumed_tail:
            grow(unpacker.unconsumed_tail)
    grow(b"")
    raw.require()
    small.require()
    if not unpacker.eof or unpacker.unused_data:
        raise ValueError("its database is cut off")


class _Measured:
    """Bytes as they pass, against what was promised."""

    def __init__(self, promised: Part) -> None:
        self._promised, self._size, self._digest = promised, 0, hashlib.sha256()

    def take(self, piece: bytes) -> None:
        self._size += len(piece)
        self._digest.update(piece)
        if self._size > self._promised.size:
            raise ValueError("its database is larger than its manifest says")

    def require(self) -> None:
        if (self._size, self._digest.hexdigest()) != (self._promised.size, self._promised.sha256):
            raise ValueError("its database does not fit its hash")


def _hashed(pieces: Iterator[bytes], name: str) -> Iterator[bytes]:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
        yield piece
    if digest.hexdigest() != name:
        raise ValueError("a file does not fit its hash")


def _content(given: BinaryIO, size: int) -> Iterator[bytes]:
    left = size
    while left:
        piece = _exactly(given, min(left, PIECE))
        left -= len(piece)
        yield piece
    if _exactly(given, len(padding(size))) != padding(size):
        raise ValueError("there is something between its entries")


def _exactly(given: BinaryIO, size: int) -> bytes:
    piece = given.read(size)
    if len(piece) != size:
        raise ValueError("it is cut off")
    return piece
