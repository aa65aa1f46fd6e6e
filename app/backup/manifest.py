"""What a backup says of itself, first thing in the file."""

import hashlib
import json
from dataclasses import asdict, dataclass, field

from app.backup.layout import KEYS

FORMAT = 1
LONGEST = 64 * 1024
"""No manifest has more bytes."""


@dataclass(frozen=True)
class Part:
    """A content: its bytes and their SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """``names_sha256`` is over the sorted names of files; ``secrets`` holds a hash by name."""

    made_at: str
    revision: str
    dossiers: int
    accounts: int
    journal_entries: int
    journal_whole: bool
    files: int
    names_sha256: str
    database: Part
    packed: Part
    secrets: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT

    def as_bytes(self) -> bytes:
        """The manifest with a hash over itself."""
        data = asdict(self)
        return _canonical({**data, "sha256": hashlib.sha256(_canonical(data)).hexdigest()})


def read_manifest(data: bytes) -> Manifest:
    """The manifest of ``data``. Raises ValueError for anything that we would not have written."""
    try:
        said = json.loads(data)
        given = {name: value for name, value in said.items() if name != "sha256"}
        given["database"], given["packed"] = Part(**given["database"]), Part(**given["packed"])
        manifest = Manifest(**given)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError("its manifest cannot be read") from error
    if manifest.as_bytes() != data:
        raise ValueError("its manifest was altered")
    if manifest.format != FORMAT or not _sizes_are_numbers(manifest):
        raise ValueError("it has a form that this version does not know")
    if not isinstance(manifest.secrets, dict) or not set(manifest.secrets) <= set(KEYS):
        # Keys become files: a name of its own making would be put wherever it points.
        raise ValueError("it holds an entry that no backup has")
    return manifest


def _sizes_are_numbers(manifest: Manifest) -> bool:
    sizes = (manifest.files, manifest.database.size, manifest.packed.size, manifest.dossiers)
    return all(type(size) is int and size >= 0 for size in sizes)


def _canonical(data: dict[str, object]) -> bytes:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1).encode()
