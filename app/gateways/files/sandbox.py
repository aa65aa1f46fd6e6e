"""Files in memory, gone with the process."""

from obstore.store import MemoryStore

from app.gateways.files.content_store import ContentStore


def memory_files() -> ContentStore:
    """An empty store of its own."""
    return ContentStore(MemoryStore())
