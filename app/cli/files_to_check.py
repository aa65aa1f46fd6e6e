"""The files that ``motcua check`` is given: diagrams, decision tables for all of them, zips, folders."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from app.archives import BundleRefused
from app.bundles import Bundle, read_bundle, read_tables
from app.cli.language import Say
from forms.messages import message

DIAGRAM_ENDINGS = (".bpmn", ".bpmn2", ".bpmn20.xml")
TABLE, PACKED = ".dmn", ".zip"


class NotOpened(click.ClickException):
    """A file that cannot be opened: a sentence and the exit code 2."""

    exit_code = 2


def read_all(paths: Sequence[Path], say: Say) -> list[tuple[Path, Bundle]]:
    """Every diagram with the tables that stand beside it; those of its own zip win.

    Raises NotOpened with a sentence, and for no diagram at all.
    """
    files = {path: _read(path, say) for path in _files(paths, say)}
    try:
        tables = read_tables({str(path): content for path, content in files.items()})
        bundles = [(path, _bundle(path, files[path])) for path in files if path.suffix.lower() != TABLE]
    except BundleRefused as refused:
        raise NotOpened(say(refused.text)) from refused
    if not bundles:
        raise NotOpened(say(message("Không có sơ đồ nào trong các tệp đã nêu.")))
    return [(path, Bundle(one.name, one.source, {**tables, **one.decisions})) for path, one in bundles]


def _files(paths: Sequence[Path], say: Say) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        try:
            inside = sorted(path.rglob("*"))
        except OSError as error:
            raise _closed(path, say) from error
        yield from (each for each in inside if each.name.lower().endswith((*DIAGRAM_ENDINGS, TABLE)))


def _read(path: Path, say: Say) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise _closed(path, say) from error


def _closed(path: Path, say: Say) -> NotOpened:
    return NotOpened(say(message("Không mở được tệp “{name}”. Kiểm tra tên và quyền đọc.", name=path)))


def _bundle(path: Path, content: bytes) -> Bundle:
    """Only a zip is opened: what a diagram is, the checker says of any bytes."""
    packed = path.suffix.lower() == PACKED
    return read_bundle(path.name, content) if packed else Bundle(path.name, content)
