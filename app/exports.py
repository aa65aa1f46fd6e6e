"""A version of a procedure as one .zip for another installation."""

import json
import zipfile
from dataclasses import asdict, dataclass
from io import BytesIO

from sqlalchemy import select

from app.bundles import MANIFEST
from app.diagrams import Parts, shared_parts
from app.services import Services
from processes.checks.dependencies import BLOCK, FORM, ROLE, SLOT, STEP, Dependencies, dependencies
from processes.domain.errors import NotFound
from processes.domain.organisation import ProcedureRecord, ProcedureVersion
from processes.engine.diagram import DiagramError, expand, facts_from_json
from processes.engine.diagram.came_with import tables_used
from processes.engine.diagram.decision_parts import Decisions
from processes.engine.diagram.shelf import write_form

FORMAT, EDITION = "motcua-procedure", 1
DIAGRAM, EXPANDED = "diagram.bpmn", "expanded.bpmn"
TABLES, BLOCKS, FORMS = "decisions/", "blocks/", "forms/"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""Every file in the zip has this time, so that the same version is the same bytes."""


@dataclass(frozen=True)
class Manifest:
    """What an export says of itself. ``whole``: it holds the blocks and shared forms that it was made of."""

    code: str
    name: str
    number: int
    sha256: str
    whole: bool
    roles: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


def export_numbered(at_hand: Services, code: str, number: int | None = None) -> bytes:
    """The .zip of a version by its number, of the one in force without. Raises NotFound."""
    with at_hand.transactions.read() as session:
        record = session.get(ProcedureRecord, code)
        one = select(ProcedureVersion).filter_by(procedure_code=code)
        chosen = one.filter_by(number=number) if number else one.filter_by(id=record and record.version_id)
        version = session.scalars(chosen).first()
    if version is None:
        raise NotFound
    return export_version(version, shared_parts(at_hand.settings.models))


def export_version(version: ProcedureVersion, parts: Parts) -> bytes:
    """The .zip of a version. Blocks and shared forms are in it only where they are still those of then:
    the expanded diagram is complete without them."""
    tables = {name: text.encode() for name, text in tables_used(version.source, version.xml).items()}
    needs = dependencies(version.source, parts.blocks, parts.library)
    whole = _is_still(version, parts, {**parts.decisions, **tables})
    files = {DIAGRAM: version.source, EXPANDED: version.xml}
    files |= {f"{TABLES}{name}.dmn": dmn for name, dmn in tables.items()}
    if whole:
        files |= {f"{BLOCKS}{name}.bpmn": parts.blocks[name] for name in _names(needs, BLOCK)}
        files |= {
            f"{FORMS}{name}.json": write_form(parts.library[name]).encode() for name in _names(needs, FORM)
        }
    return _packed({MANIFEST: _said(_manifest(version, whole)), **files})


def _is_still(version: ProcedureVersion, parts: Parts, decisions: Decisions) -> bool:
    """Whether the shared parts of today make the same of the drawing as those of then."""
    try:
        return expand(version.source, parts.blocks, parts.library, decisions).sha256 == version.sha256
    except DiagramError:
        return False


def _manifest(version: ProcedureVersion, whole: bool) -> Manifest:
    needs = dependencies(version.xml, {}, {})
    return Manifest(
        code=version.procedure_code,
        name=facts_from_json(version.facts).profile.name.vi,
        number=version.number,
        sha256=version.sha256,
        whole=whole,
        roles=_names(needs, ROLE),
        slots=_names(needs, SLOT),
        steps=_names(needs, STEP),
    )


def _names(needs: Dependencies, kind: str) -> tuple[str, ...]:
    return tuple(need.name for need in needs.of(kind))


def _said(manifest: Manifest) -> bytes:
    said = {"format": FORMAT, "edition": EDITION, **asdict(manifest)}
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def _packed(files: dict[str, bytes]) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, _LONG_AGO)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, content)
    return held.getvalue()
