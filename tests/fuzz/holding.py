"""What must hold of any file, damaged or not: findings instead of failures, and what passes can be run."""

from collections.abc import Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path

from drawings import MODELS, our_blocks
from foreign_exports import FILES

from forms.definition import FormDefinitionError, read_form
from forms.library import load_library
from processes.checks import ERROR, check, rules
from processes.checks.proposals import proposals
from processes.domain.dossier.moves import MOVES
from processes.domain.procedure import Facts
from processes.engine.diagram import (
    DiagramError,
    draw_svg,
    expand,
    facts_from_json,
    facts_to_json,
    picture,
    read_facts,
)
from processes.engine.diagram.shelf import read_decision_files
from processes.engine.runs import (
    BudgetExceeded,
    ConditionUndecided,
    DecisionNotTaken,
    ExpressionFailed,
    NoFlowTaken,
    PendingStep,
    Run,
    parse_spec,
)

BLOCKS, LIBRARY, TABLES = our_blocks(), load_library(), read_decision_files(MODELS / "decisions")
DEPENDS_ON_THE_DOSSIER = (BudgetExceeded, ConditionUndecided, DecisionNotTaken, ExpressionFailed, NoFlowTaken)
"""What may stop a run of a diagram without errors: the answers decide, and an administrator is told."""
STEPS = 25
NOT_TOLD = {"rule_failed"}


class DoesNotHold(AssertionError):
    """The checker or what follows it failed on a file."""


def sources() -> dict[str, bytes]:
    """Diagrams to damage, by name: ours, the examples of the rules, and those of other editors."""
    folders = [*(MODELS / name for name in ("procedures", "side", "blocks")), Path(*rules.__path__)]
    ours = {path.name: path.read_bytes() for folder in folders for path in sorted(folder.glob("*.bpmn"))}
    return {**ours, **FILES}


def holds(xml: bytes) -> bool:
    """Whether ``xml`` passes without errors. Raises DoesNotHold where something fails that must not."""
    found = check(xml, BLOCKS, LIBRARY, TABLES)
    if failed := [finding for finding in found if finding.rule in NOT_TOLD]:
        raise DoesNotHold(str(failed[0].message))
    for finding in found:
        if not (str(finding.message).strip() and str(finding.remedy).strip() and finding.rule):
            raise DoesNotHold(f"a finding without words: {finding}")
    proposals(xml, BLOCKS)
    with suppress(DiagramError):
        draw_svg(picture(xml))
    if any(finding.severity == ERROR for finding in found):
        return False
    _runs(xml)
    return True


def _runs(xml: bytes) -> None:
    """What is put in force can be expanded, drawn, kept, read again and started."""
    expanded = expand(xml, BLOCKS, LIBRARY, TABLES)
    again = expand(expanded.xml, {}, {})
    if again.sha256 != expanded.sha256:
        raise DoesNotHold("expanded twice it is another diagram")
    facts = read_facts(expanded.xml)
    if facts_from_json(facts_to_json(facts)) != facts:
        raise DoesNotHold("its facts are not the same when kept")
    draw_svg(picture(expanded.xml))
    for name, schema in facts.forms.items():
        try:
            read_form({**schema, "id": name})
        except FormDefinitionError as error:
            raise DoesNotHold(f"form {name} cannot be drawn: {error}") from error
    try:
        _play(expanded.xml, facts)
    except DEPENDS_ON_THE_DOSSIER:
        return


def _play(xml: bytes, facts: Facts) -> None:
    """Every task is done with its first outcome, then the others in turn; the statuses follow the moves."""
    spec = parse_spec(xml)
    dossier: dict[str, object] = {"status": "submitted", "channel": "online", "due_at": None}
    context = {"dossier": dossier, "form": {name: {} for name in facts.forms}, "decision": {}}

    def step(pending: PendingStep) -> Mapping[str, object]:
        said = facts.steps.get(pending.node)
        _moved(dossier, said.move if said else None)
        return {}

    run = Run.start(spec)
    run.advance(context, step)
    for number in range(STEPS):
        task = next(islice(run.offered(), number % max(len(run.offered()), 1), None), None)
        if task is None:
            return
        outcomes = facts.tasks[task.node].outcomes
        chosen = outcomes[number % len(outcomes)] if outcomes else None
        _moved(dossier, chosen.move if chosen else None)
        run.complete(task.id, {"outcome": chosen.id} if chosen else {})
        run.advance(context, step)
        run = Run.load(spec, run.save())


def _moved(dossier: dict[str, object], move: str | None) -> None:
    known = MOVES.get(move or "")
    if known is not None and known.target:
        dossier["status"] = str(known.target)
