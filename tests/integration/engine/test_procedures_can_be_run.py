"""The procedures and blocks that come with the product: expanded, read by the engine, begun."""

from pathlib import Path

import pytest

from processes.engine.diagram import expand, read_blocks, read_library
from processes.engine.runs import Run, parse_spec

MODELS = Path(__file__).parents[3] / "bpmn_models"
LIBRARY = Path(__file__).parents[3] / "forms" / "library"
PROCEDURES = sorted((MODELS / "procedures").glob("*.bpmn"))


def test_there_are_procedures() -> None:
    assert PROCEDURES


@pytest.mark.parametrize("file", PROCEDURES, ids=lambda file: file.stem)
def test_a_procedure_begins_and_is_stored(file: Path) -> None:
    expanded = expand(file.read_bytes(), read_blocks(MODELS / "blocks"), read_library(LIBRARY))
    spec = parse_spec(expanded.xml)
    run = Run.start(spec)
    run.advance({"dossier": {"status": "new", "case": None}, "form": {}}, lambda step: None)
    stored = run.save()
    assert Run.load(spec, stored).offered() == run.offered()
    assert run.offered() or run.pending_steps()
    assert len(stored) < 3000
