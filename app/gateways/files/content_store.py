"""A :class:`FileStore` on any object store that obstore knows."""

import errno
import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from obstore.exceptions import AlreadyExistsError, GenericError
from obstore.store import ObjectStore

from app.gateways.files.port import FileAltered, FileMissing, NoRoom, StoredFile, checked_name

if TYPE_CHECKING:
    from obstore import GetResult  # named in the stubs only

PIECE = 256 * 1024
"""Smallest piece of a stream, in bytes."""
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class ContentStore:
    """Keeps ``ab12…`` at ``ab/12/ab12…``, so that no folder grows without bound."""

    def __init__(self, objects: ObjectStore) -> None:
        self._objects = objects

    def put(self, data: bytes) -> StoredFile:
        file = StoredFile(hashlib.sha256(data).hexdigest(), len(data))
        try:
            self._objects.put(_place(file.sha256), data, mode="create")
        except AlreadyExistsError:
            self._compare(file)
        except (GenericError, OSError) as fault:
            if _is_full(fault):
                raise NoRoom(file.sha256) from fault
            raise
        return file

    def get(self, sha256: str) -> bytes:
        data = bytes(self._find(sha256).bytes())
        if hashlib.sha256(data).hexdigest() != sha256:
            raise FileAltered(sha256)
        return data

    def exists(self, sha256: str) -> bool:
        try:
            self._objects.head(_place(sha256))
        except FileNotFoundError:
            return False
        return True

    def open_stream(self, sha256: str) -> Iterator[bytes]:
        return _verified(sha256, self._find(sha256).stream(min_chunk_size=PIECE))

    def _find(self, sha256: str) -> "GetResult":
        try:
            return self._objects.get(_place(sha256))
        except FileNotFoundError:
            raise FileMissing(sha256) from None

    def _compare(self, file: StoredFile) -> None:
        if self._objects.head(_place(file.sha256))["size"] != file.size:
            raise FileAltered(file.sha256)


def _place(sha256: str) -> str:
    name = checked_name(sha256)
    return f"{name[:2]}/{name[2:4]}/{name}"


def _is_full(fault: Exception) -> bool:
    """The store's library tells the number of the system's error in words only."""
    return any(f"os error {number})" in str(fault) for number in NO_ROOM) or (
        isinstance(fault, OSError) and fault.errno in NO_ROOM
    )


def _verified(sha256: str, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Hold each piece back until the next arrives: an altered file never arrives complete."""
    digest, held = hashlib.sha256(), b""
    for piece in pieces:
        if held:
            yield held
        held = bytes(piece)
        digest.update(held)
    if digest.hexdigest() != sha256:
        raise FileAltered(sha256)
    yield held
