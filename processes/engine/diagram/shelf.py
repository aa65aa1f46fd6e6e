"""What procedures share: building blocks (diagrams), forms of the library, decision tables."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from types import MappingProxyType
from typing import Any

from forms.messages import message
from processes.engine.diagram.decision_parts import Decisions
from processes.engine.diagram.document import parse_xml
from processes.engine.diagram.errors import BlockError, FormError
from processes.engine.diagram.namespaces import Element, bpmn

Blocks = Mapping[str, bytes]
"""Building blocks by name: the diagram of each. The name is also the id of its process."""
Library = Mapping[str, Mapping[str, Any]]
"""Shared forms by name: the form-js schema of each."""
NO_DECISIONS: Decisions = MappingProxyType({})

MAX_CALLS = 200
MAX_DEPTH = 60
"""Objects and lists of a form in one another."""


def read_blocks(folder: Path) -> dict[str, bytes]:
    """The blocks of ``folder``: one ``<name>.bpmn`` each."""
    return {path.stem: path.read_bytes() for path in sorted(folder.glob("*.bpmn"))}


def read_decision_files(folder: Path) -> dict[str, bytes]:
    """The shared decision tables of ``folder``: one ``<name>.dmn`` each."""
    return {path.stem: path.read_bytes() for path in sorted(folder.glob("*.dmn"))}


def read_library(folder: Path) -> dict[str, dict[str, Any]]:
    """The shared forms of ``folder``: one ``<name>.json`` each.

    Raises :class:`FormError` for a file that is not a JSON object.
    """
    return {
        path.stem: parse_form(path.read_text("utf-8"), path.stem) for path in sorted(folder.glob("*.json"))
    }


def parse_form(text: str, form: str, line: int | None = None) -> dict[str, Any]:
    """The form-js schema in ``text``.

    Raises :class:`FormError` if it is not a JSON object.
    """
    try:
        schema = json.loads(text, parse_constant=_refuse, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        at = getattr(error, "lineno", 1)
        text_ = message(
            "Biểu mẫu “{form}” không đúng dạng JSON (dòng {line} của biểu mẫu).", form=form, line=at
        )
        raise FormError(text_, line=line) from error
    if not isinstance(schema, dict):
        raise FormError(message("Biểu mẫu “{form}” không phải là một đối tượng JSON.", form=form), line=line)
    if _is_deep(schema):
        raise FormError(
            message("Biểu mẫu “{form}” lồng quá {most} tầng.", form=form, most=MAX_DEPTH), line=line
        )
    return schema


def _is_deep(value: object) -> bool:
    """Whether objects and lists stand in each other too deep to be walked through safely."""
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [each for one in level for each in _inside(one)]
        if not level:
            return False
    return True


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _finite(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise ValueError(text)
    return number


def write_form(schema: Mapping[str, Any]) -> str:
    """The canonical text of a form-js schema: same content, same text."""
    return json.dumps(schema, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


@dataclass
class Shelf:
    """The shared parts at hand during one expansion; counts the calls so that none explodes."""

    blocks: Blocks
    library: Library
    decisions: Decisions = field(default_factory=dict)
    calls: int = field(default=0)

    def take_block(self, name: str, call: Element) -> tuple[Element, Element]:
        """A fresh copy of block ``name`` for ``call``: its definitions and its process.

        Raises :class:`BlockError` if there is no such block or the calls are too many.
        """
        self.calls += 1
        where = call.get("id")
        if self.calls > MAX_CALLS:
            raise BlockError(message("Sơ đồ gọi quá {count} khối.", count=MAX_CALLS), element=where)
        if not name:
            raise BlockError(message("Chỗ gọi khối chưa chọn khối nào."), element=where)
        if name not in self.blocks:
            raise BlockError(message("Không có khối nào tên “{name}”.", name=name), element=where)
        root = parse_xml(self.blocks[name]).root
        for process in root.iterchildren(bpmn("process")):
            if process.get("id") == name:
                return root, process
        raise BlockError(
            message("Khối “{name}” không có quy trình mang id “{name}”.", name=name), element=where
        )
