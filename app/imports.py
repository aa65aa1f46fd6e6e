"""A procedure that was exported elsewhere becomes a drawing here, for the roles and slots of this place."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from itertools import chain
from pathlib import PurePosixPath
from typing import Any

from app.archives import BundleRefused, read_zip
from app.bundles import MANIFEST, read_tables
from app.diagrams import Parts
from app.exports import BLOCKS, DIAGRAM, EDITION, EXPANDED, FORMAT, FORMS, Manifest
from forms.messages import Message, message
from processes.actions.drafting import CreateDraft
from processes.checks.dependencies import (
    BLOCK,
    FORM,
    ROLE,
    SLOT,
    STEP,
    Dependencies,
    dependencies,
)
from processes.engine.diagram import DiagramError, expand
from processes.engine.diagram.recast import recast
from processes.engine.diagram.shelf import write_form
from processes.engine.diagram.vocabulary import LANE_ROLES

APPLICANT = "applicant"
LONGEST = 4000
"""Bytes of a text of the manifest."""
_UNREADABLE = message("Tệp này không phải bản xuất của một thủ tục, hoặc đã hỏng. Xuất lại rồi chọn lại.")


@dataclass(frozen=True)
class Exported:
    """A procedure as it came: drawn and expanded, with the parts that it was made of, by name."""

    manifest: Manifest
    source: bytes
    expanded: bytes
    decisions: Mapping[str, bytes] = field(default_factory=dict)
    blocks: Mapping[str, bytes] = field(default_factory=dict)
    forms: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Casting:
    """Who does here what somebody else does there: roles and slots by their names in the file.

    ``expanded``: take the diagram with its blocks as they were there, instead of the blocks here.
    """

    roles: Mapping[str, str] = field(default_factory=dict)
    slots: Mapping[str, str] = field(default_factory=dict)
    expanded: bool = False


@dataclass(frozen=True)
class ImportReport:
    """What differs here. ``same``: nothing does, the expanded diagram is the one that was exported.

    ``blocks_kept`` are roles and slots that were to be replaced and stand in blocks, too, which keep them.
    """

    same: bool
    missing: tuple[tuple[str, str], ...] = ()
    """Kind and name of blocks and shared forms that are not here."""
    differing: tuple[tuple[str, str], ...] = ()
    blocks_kept: tuple[str, ...] = ()


def read_export(content: bytes) -> Exported:
    """What ``motcua export`` wrote. Raises BundleRefused for anything else."""
    files = read_zip(content)
    manifest = _manifest(files.get(MANIFEST, b""))
    source, expanded = files.get(DIAGRAM), files.get(EXPANDED)
    if not source or not expanded or hashlib.sha256(expanded).hexdigest() != manifest.sha256:
        raise BundleRefused(_UNREADABLE)
    blocks, forms = _named(files, BLOCKS), _named(files, FORMS)
    return Exported(manifest, source, expanded, read_tables(files), blocks, forms)


def as_drawing(exported: Exported, casting: Casting) -> CreateDraft:
    """The drawing that it becomes here.

    Raises BundleRefused: a role or slot that the file does not have, a role that nobody has here, a step
    that this installation does not know.
    """
    _require_known(exported, casting)
    source = exported.expanded if casting.expanded else exported.source
    try:
        cast = recast(source, casting.roles, casting.slots)
    except DiagramError as error:
        raise BundleRefused(_UNREADABLE) from error
    texts = {name: dmn.decode("utf-8-sig") for name, dmn in exported.decisions.items()}
    came = exported.manifest
    note = f"{came.code} · {came.number} · {came.sha256[:12]}"
    return CreateDraft(cast, {} if casting.expanded else texts, f"{came.code}.bpmn", note)


def report_of(exported: Exported, casting: Casting, parts: Parts) -> ImportReport:
    """What stands otherwise here than where it comes from."""
    drawing = as_drawing(exported, casting)
    tables = {**parts.decisions, **{name: text.encode() for name, text in drawing.decisions.items()}}
    needs = dependencies(drawing.source, parts.blocks, parts.library, tables)
    return ImportReport(
        same=_hash(drawing.source, parts, tables) == exported.manifest.sha256,
        missing=tuple((need.kind, need.name) for need in needs.missing if need.kind in (BLOCK, FORM)),
        differing=tuple(_differing(exported, needs, parts)),
        blocks_kept=_kept_in_blocks(needs, casting),
    )


def _differing(exported: Exported, needs: Dependencies, parts: Parts) -> list[tuple[str, str]]:
    """Blocks and forms that are here and other ones there; where the file has none, nobody can tell."""
    blocks, forms = exported.blocks, exported.forms
    here = {name: write_form(schema).encode() for name, schema in parts.library.items()}
    found = [(BLOCK, need.name) for need in needs.of(BLOCK) if _differs(need.name, blocks, parts.blocks)]
    return found + [(FORM, need.name) for need in needs.of(FORM) if _differs(need.name, forms, here)]


def _differs(name: str, there: Mapping[str, bytes], here: Mapping[str, bytes]) -> bool:
    return name in there and name in here and there[name] != here[name]


def _kept_in_blocks(needs: Dependencies, casting: Casting) -> tuple[str, ...]:
    replaced = {(ROLE, name) for name, new in casting.roles.items() if new != name}
    replaced |= {(SLOT, name) for name, new in casting.slots.items() if new != name}
    return tuple(need.name for need in needs.needs if (need.kind, need.name) in replaced and need.through)


def _hash(source: bytes, parts: Parts, tables: Mapping[str, bytes]) -> str:
    try:
        return expand(source, parts.blocks, parts.library, tables).sha256
    except DiagramError:
        return ""


def _require_known(exported: Exported, casting: Casting) -> None:
    came = exported.manifest
    for given, known in ((casting.roles, came.roles), (casting.slots, came.slots)):
        for name in given:
            if name not in known or name == APPLICANT:
                words = message(
                    "Tệp không có “{name}”. Trong tệp có: {known}.", name=name, known=", ".join(known)
                )
                raise BundleRefused(words)
    for role in casting.roles.values():
        if role not in LANE_ROLES or role == APPLICANT:
            known_roles = ", ".join(one for one in LANE_ROLES if one != APPLICANT)
            raise BundleRefused(
                message("Không có vai “{name}”. Chọn: {known}.", name=role, known=known_roles)
            )
    needs = dependencies(exported.expanded, {}, {})
    strange = [need.name for need in needs.of(STEP) if need.present is False]
    if strange:
        raise BundleRefused(_strange_steps(strange))


def _strange_steps(names: list[str]) -> Message:
    return message(
        "Hệ thống này không có bước tự động: {steps}. Cập nhật phần mềm rồi nhập lại.", steps=", ".join(names)
    )


def _manifest(content: bytes) -> Manifest:
    try:
        said: Any = json.loads(content)
        if (said.pop("format"), said.pop("edition")) != (FORMAT, EDITION):
            raise BundleRefused(_UNREADABLE)
        kinds = {"number": int, "whole": bool, "roles": list, "slots": list, "steps": list}
        if {name: type(value) for name, value in said.items()} != {
            one.name: kinds.get(one.name, str) for one in fields(Manifest)
        }:
            raise BundleRefused(_UNREADABLE)
        rows = {name: tuple(map(str, value)) for name, value in said.items() if isinstance(value, list)}
        _require_words([value for value in said.values() if isinstance(value, str)], *rows.values())
        return Manifest(**{**said, **rows})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BundleRefused(_UNREADABLE) from error


def _require_words(*rows: Iterable[str]) -> None:
    """Raises ValueError for what no name is: too long, a NUL, or letters that no file can hold."""
    for text in chain(*rows):
        if len(text.encode()) > LONGEST or "\0" in text:
            raise ValueError(text[:20])


def _named(files: Mapping[str, bytes], folder: str) -> dict[str, bytes]:
    return {PurePosixPath(path).stem: content for path, content in files.items() if path.startswith(folder)}
