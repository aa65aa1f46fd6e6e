"""A folder in which the sandboxes keep what they were given to send, one JSON file a message."""

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path


class SentFolder:
    """Each key is kept once; a second message of the same key changes nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, key: str, message: Mapping[str, object], sent_at: datetime) -> str:
        """Write ``message`` unless ``key`` was kept before; the name under which it is kept."""
        name = hashlib.sha256(key.encode()).hexdigest()[:32]
        record = {**message, "message_key": key, "sent_at": sent_at.isoformat()}
        with tempfile.NamedTemporaryFile("w", dir=self._folder, suffix=".new", encoding="utf-8") as file:
            json.dump(record, file, ensure_ascii=False, indent=1)
            file.flush()
            os.utime(file.name, (sent_at.timestamp(), sent_at.timestamp()))
            with contextlib.suppress(FileExistsError):
                os.link(file.name, self._folder / f"{name}.json")
        return name

    def newest(self, limit: int) -> list[dict[str, object]]:
        """At most ``limit`` messages, the last sent first."""
        files = sorted(self._folder.glob("*.json"), key=lambda file: (-file.stat().st_mtime, file.name))
        return [json.loads(file.read_text(encoding="utf-8")) for file in files[:limit]]
