"""``python tests/golden.py``: keep runs of today's diagrams as this release saves them.

Written once for a release, before it leaves the house, and never again: every later release must load them
and bring them to their end (``tests/unit/engine/test_golden_runs.py``).
"""

import base64
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE / "unit" / "engine")]

from configparser import ConfigParser  # noqa: E402

from run_diagrams import Drawing, instances, timer_definition  # noqa: E402

from app.diagrams import expand_source  # noqa: E402
from processes.engine.diagram import read_facts  # noqa: E402
from processes.engine.runs import Run, RunError, Spec, parse_spec  # noqa: E402

KEPT = HERE / "data" / "golden_runs"
MODELS = HERE.parent / "bpmn_models"
PICTURE = "{http://www.omg.org/spec/BPMN/20100524/DI}BPMNDiagram"
STAGES, LONGEST, MOST_TRIES = 3, 60, 4_000

Move = tuple[str, str, str | None]
"""What is done (complete, finish, deliver, fire), at which node, with which outcome."""
Context = dict[str, Any]


def release() -> str:
    """The release whose runs are kept."""
    setup = ConfigParser()
    setup.read(HERE.parent / "setup.cfg")
    return setup["metadata"]["version"]


def advance(run: Run, spec: Spec, context: Context) -> Run:
    """Settle, save and load, as the product does between two actions."""
    run.advance(context, lambda step: None if "later" in step.node else {})
    return Run.load(spec, run.save())


def moves(run: Run, outcomes: dict[str, list[str]]) -> Iterator[Move]:
    """Everything that can be done now; what people do first."""
    for task in run.offered():
        for outcome in outcomes.get(task.node) or [None]:
            yield "complete", task.node, outcome
    for step in run.pending_steps():
        yield "finish", step.node, None
    for waiting in run.waiting_messages():
        yield "deliver", waiting.node, None
    for timer in run.waiting_timers():
        yield "fire", timer.node, None


def make(run: Run, move: Move) -> None:
    """Do it to the first that waits at the node."""
    kind, node, outcome = move
    lists = {
        "complete": run.offered,
        "finish": run.pending_steps,
        "deliver": run.waiting_messages,
        "fire": run.waiting_timers,
    }
    found = next(each for each in lists[kind]() if each.node == node)
    if kind == "complete":
        run.complete(found.id, {"outcome": outcome} if outcome else {})
    elif kind == "finish":
        run.finish_step(found.id)
    elif kind == "deliver":
        run.deliver(found.id)
    else:
        run.fire(found.id)


def way_to_end(spec: Spec, outcomes: dict[str, list[str]], context: Context) -> list[Move]:
    """The first sequence of moves that is found to end a run, no node done twice in the same way."""
    start = Run.start(spec)
    tries = [0]

    def search(stored: bytes, done: tuple[Move, ...]) -> tuple[Move, ...] | None:
        run = Run.load(spec, stored)
        if run.is_finished:
            return done
        for move in moves(run, outcomes):
            tries[0] += 1
            if done.count(move) > 3 or len(done) >= LONGEST or tries[0] > MOST_TRIES:
                continue
            try:
                again = Run.load(spec, stored)
                make(again, move)
                found = search(advance(again, spec, context).save(), (*done, move))
            except RunError:
                continue
            if found is not None:
                return found
        return None

    found = search(advance(start, spec, context).save(), ())
    assert found is not None, spec.process_id
    return list(found)


def seen(run: Run) -> dict[str, list[list[Any]]]:
    """What a saved run waits for."""
    lists = {
        "offered": run.offered(),
        "timers": run.waiting_timers(),
        "messages": run.waiting_messages(),
        "steps": run.pending_steps(),
    }
    return {
        kind: [[each.id, each.node, list(each.path), each.item] for each in found]
        for kind, found in lists.items()
    }


def kept_stages(spec: Spec, way: list[Move], context: Context) -> Iterator[dict[str, Any]]:
    """The run at some stages of its way, with what is left of it."""
    run = advance(Run.start(spec), spec, context)
    wanted = {len(way) * stage // STAGES for stage in range(STAGES)}
    for place, move in enumerate(way):
        if place in wanted:
            stored = run.save()
            yield {
                "state": base64.b64encode(stored).decode(),
                "waits_for": seen(Run.load(spec, stored)),
                "then": [list(one) for one in way[place:]],
                "context": context,
            }
        make(run, move)
        run = advance(run, spec, context)


def everything() -> bytes:
    """A fork, a block, instances at once, timers beside a task, a gateway that waits for events."""
    block, drawing = Drawing(), Drawing()
    block.chain(block.start("b__s"), block.user("b__check"), block.user("b__sign"), block.end("b__e"))
    drawing.chain(drawing.start("s"), drawing.user("first"), drawing.fork("fork"))
    drawing.chain("fork", drawing.sub("b", block), drawing.fork("join"))
    drawing.chain("fork", drawing.user("ask", instances('["thuế", "đất"]')), "join")
    drawing.boundary_timer("late", "b", interrupting=False)
    drawing.chain("late", drawing.user("remind"), drawing.end("reminded"))
    drawing.chain("join", drawing.node("eventBasedGateway", "which"))
    drawing.chain("which", drawing.message("paid", "paid"), drawing.step("later_book"), drawing.end("e"))
    drawing.chain("which", drawing.node("intermediateCatchEvent", "wait", timer_definition()), "later_book")
    return drawing.xml(messages=("paid",))


def bare(xml: bytes) -> bytes:
    """A diagram without its picture."""
    root = etree.fromstring(xml)
    for picture in list(root.iter(PICTURE)):
        picture.getparent().remove(picture)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def keep(folder: Path, name: str, xml: bytes, outcomes: dict[str, list[str]], context: Context) -> int:
    """Write the diagram and its runs; gives how many."""
    spec = parse_spec(xml)
    (folder / f"{name}.bpmn").write_bytes(bare(xml))
    way = way_to_end(spec, outcomes, context)
    stages = list(kept_stages(spec, way, context))
    text = json.dumps(stages, ensure_ascii=False, indent=1)
    (folder / f"{name}.json").write_text(text + "\n", "utf-8")
    return len(stages)


def main() -> None:
    """Keep the runs of this release; refuses where they are kept already."""
    folder = KEPT / release()
    if folder.exists():
        sys.exit(f"The runs of {release()} are kept already: another release has another version.")
    folder.mkdir(parents=True)
    dossier = {
        "status": "submitted",
        "channel": "online",
        "case": None,
        "rounds": 0,
        "finance_status": "none",
    }
    for path in sorted((MODELS / "procedures").glob("*.bpmn")):
        xml = expand_source(path.read_bytes(), MODELS, {}).xml
        facts = read_facts(xml)
        outcomes = {node: [one.id for one in task.outcomes] for node, task in facts.tasks.items()}
        forms: dict[str, Any] = {name: {} for name in facts.forms}
        print(path.stem, keep(folder, path.stem, xml, outcomes, {"dossier": dossier, "form": forms}))
    print("everything", keep(folder, "everything", everything(), {}, {"dossier": dossier, "form": {}}))


if __name__ == "__main__":
    main()
