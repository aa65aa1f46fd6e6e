"""A diagram as it is handed in: one .bpmn file, or a .zip with one .bpmn and the .dmn files it uses."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from app.archives import BundleRefused, looks_packed, read_zip
from forms.messages import message
from processes.domain.drafting import MOST_BYTES
from processes.engine.diagram.card import read_card

DIAGRAMS, TABLES = (".bpmn", ".bpmn2", ".xml"), (".dmn",)
NOTES = (".txt", ".md")
MANIFEST = "manifest.json"
"""A zip with this file was exported: it is imported, not handed in."""
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Bundle:
    """A diagram and the DMN files that came with it, by file name without ending."""

    name: str
    source: bytes
    decisions: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def texts(self) -> dict[str, str]:
        """The DMN files as texts, as a drawing keeps them."""
        return {name: content.decode("utf-8-sig") for name, content in self.decisions.items()}


def read_bundle(filename: str, content: bytes) -> Bundle:
    """What was handed in under ``filename``; whether the diagram is right is the checker's question.

    Raises BundleRefused with what to change.
    """
    name = filename.replace("\\", "/").rpartition("/")[2][:200]
    if looks_packed(content) or name.casefold().endswith(".zip"):
        return _unpacked(read_zip(content))
    if not name.casefold().endswith(DIAGRAMS):
        words = message("Tệp “{name}” không phải .bpmn hay .zip. Chọn tệp khác.", name=name)
        raise BundleRefused(words)
    _require_small(name, content)
    return Bundle(name, content)


def read_tables(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The DMN files among ``files`` by name without folder and ending.

    Raises BundleRefused for two of one name, and for one that is not UTF-8.
    """
    found: dict[str, bytes] = {}
    for path, content in _with_ending(files, TABLES):
        # A Mac writes letters with accents in two signs; the diagram names the file in one.
        name = unicodedata.normalize("NFC", PurePosixPath(path).stem)
        if name in found:
            raise BundleRefused(message("Có hai bảng quyết định cùng tên “{name}”.", name=name))
        _require_text(path, content)
        _require_small(path, content)
        found[name] = content
    return found


def _unpacked(files: dict[str, bytes]) -> Bundle:
    if MANIFEST in files:
        raise BundleRefused(message("Tệp này là bản xuất của một thủ tục. Dùng trang Nhập thủ tục."))
    _require_known(files)
    diagrams = dict(_with_ending(files, DIAGRAMS))
    if not diagrams:
        raise BundleRefused(message("Trong tệp zip không có tệp .bpmn nào."))
    if len(diagrams) > 1:
        raise _several(diagrams)
    (path, source), *_ = diagrams.items()
    _require_small(path, source)
    return Bundle(PurePosixPath(path).name, source, read_tables(files))


def _several(diagrams: dict[str, bytes]) -> BundleRefused:
    codes = [read_card(source).code for source in diagrams.values()]
    twice = next((code for code in codes if code and codes.count(code) > 1), None)
    if twice is not None:
        return BundleRefused(
            message("Trong tệp zip có hai quy trình cùng mã {code}. Giữ lại một.", code=twice)
        )
    names = ", ".join(sorted(diagrams))[:300]
    return BundleRefused(message("Mỗi lần nạp một quy trình; tệp zip có: {names}.", names=names))


def _require_known(files: Mapping[str, bytes]) -> None:
    for path in files:
        name = PurePosixPath(path).name.casefold()
        if not name.endswith((*DIAGRAMS, *TABLES, *NOTES)) and not name.startswith("readme"):
            words = message(
                "Trong tệp zip có “{name}”: chỉ nhận .bpmn, .dmn và tệp ghi chú.", name=path[:200]
            )
            raise BundleRefused(words)


def _require_small(path: str, content: bytes) -> None:
    if len(content) > MOST_BYTES:
        words = message("“{name}” nặng hơn {most} MB.", name=path[:200], most=MOST_BYTES // MEGABYTE)
        raise BundleRefused(words)


def _require_text(path: str, content: bytes) -> None:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        words = message("“{name}” không phải UTF-8. Lưu lại bảng bằng UTF-8.", name=path[:200])
        raise BundleRefused(words) from error


def _with_ending(files: Mapping[str, bytes], endings: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    return ((path, content) for path, content in files.items() if path.casefold().endswith(endings))
