"""The last backup, remembered beside the data for the check list and for monitoring."""

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

NAME = "last_backup.json"


@dataclass(frozen=True)
class LastBackup:
    """When, under which name, how many bytes and dossiers."""

    made_at: datetime
    name: str
    size: int
    dossiers: int


def remember(var: Path, last: LastBackup) -> None:
    """Keep it in the folder ``var``, whole or not at all."""
    data = {**asdict(last), "made_at": last.made_at.isoformat()}
    beside = var / f".{NAME}"
    beside.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    os.replace(beside, var / NAME)


def last_backup(var: Path) -> LastBackup | None:
    """The last one; None when there never was one, or its note cannot be read."""
    try:
        said = json.loads((var / NAME).read_text("utf-8"))
        made_at = datetime.fromisoformat(said["made_at"])
        return LastBackup(made_at, str(said["name"]), int(said["size"]), int(said["dossiers"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
