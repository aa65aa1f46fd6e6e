"""Runs saved by this release and every one before it still load, wait for the same, and come to their end."""

import base64
import json
from pathlib import Path

import pytest
from golden import make, seen

from processes.engine.runs import Run, migrate, nodes_that_matter, parse_spec

KEPT = Path(__file__).parent.parent.parent / "data" / "golden_runs"
RUNS = sorted(KEPT.glob("*/*.json"))


def stages(path):
    return parse_spec(path.with_suffix(".bpmn").read_bytes()), json.loads(path.read_text("utf-8"))


def advanced(run, spec, context):
    run.advance(context, lambda step: None if "later" in step.node else {})
    return Run.load(spec, run.save())


def test_each_release_keeps_runs_of_several_kinds():
    assert {path.stem for path in RUNS} >= {"everything", "1.001612", "2.000815"}


@pytest.mark.parametrize("path", RUNS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_kept_run_waits_for_the_same_and_comes_to_its_end(path):
    spec, kept = stages(path)
    assert len(kept) == 3
    for stage in kept:
        run = Run.load(spec, base64.b64decode(stage["state"]))
        assert seen(run) == stage["waits_for"]
        for move in stage["then"]:
            assert not run.is_finished
            make(run, tuple(move))
            run = advanced(run, spec, stage["context"])
        assert run.is_finished


@pytest.mark.parametrize("path", RUNS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_kept_run_can_be_moved_to_its_own_diagram_unchanged(path):
    spec, kept = stages(path)
    for stage in kept:
        stored = base64.b64decode(stage["state"])
        same = {node: node for node in nodes_that_matter(spec, stored)}
        assert seen(Run.load(spec, migrate(spec, spec, stored, same))) == stage["waits_for"]
