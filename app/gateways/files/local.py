"""Files in a folder of this machine: the embedded default."""

from pathlib import Path

from obstore.store import LocalStore

from app.gateways.files.content_store import ContentStore


def local_files(folder: Path) -> ContentStore:
    """A store under ``folder``, made if missing. A file appears under its name whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    return ContentStore(LocalStore(folder))
