"""One writer at a time within this process: SQLite has one write lock, and waiting for it here is fair."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from app.persistence.faults import Busy


class WriteQueue:
    """A lock that is waited for only so long; ``seconds`` is the longest wait."""

    def __init__(self, seconds: float) -> None:
        self._lock = threading.Lock()
        self._seconds = seconds

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold the lock. Raises Busy when it does not come free in time."""
        if not self._lock.acquire(timeout=self._seconds):
            raise Busy
        try:
            yield
        finally:
            self._lock.release()
