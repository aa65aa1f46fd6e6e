"""No move that cannot be legal where the diagram makes it: possible statuses are followed through it."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import WARNING, Finding
from processes.checks.status_words import named
from processes.checks.statuses import Passage, possible_statuses
from processes.checks.subject import Subject, title
from processes.domain.dossier.moves import MOVES
from processes.engine.diagram.extensions import extensions
from processes.engine.diagram.namespaces import Element, ours

APART = message(
    'Tách trường hợp đó ở một cổng phía trước, ví dụ nhánh có điều kiện dossier.status = "in_process".'
)


def check(subject: Subject) -> Iterator[Finding]:
    """Moves whose sources and the possible statuses have nothing in common; a warning where one of the
    statuses lets nothing be done."""
    if subject.facts is None or not subject.expanded:
        return  # The moves of a block that could not be taken in are not known.
    passages = subject.once(possible_statuses)
    sure = not subject.is_side and all(move in MOVES for p in passages.values() for move in p.moves)
    for name, passage in passages.items():
        known = sorted(move for move in passage.moves if move in MOVES)
        impossible = [m for m in known if passage.before and not passage.before & MOVES[m].sources]
        for move in impossible:
            yield _impossible(subject, name, move, passage)
        if sure and not impossible:
            yield from _stuck(subject, name, passage)


def _impossible(subject: Subject, name: str, move: str, passage: Passage) -> Finding:
    text = message(
        "Bước chuyển “{move}” ở “{name}” không bao giờ hợp lệ: hồ sơ lúc đó là {statuses}.",
        move=move,
        name=title(subject.node(name)),
        statuses=named(passage.before),
    )
    sources = named(MOVES[move].sources)
    return Finding(
        text, message("Bước này chỉ đi từ: {sources}. Chọn bước khác, hoặc dời chỗ.", sources=sources), name
    )


def _stuck(subject: Subject, name: str, passage: Passage) -> Iterator[Finding]:
    """A status in which a dossier may come here and in which none of the ways on is legal."""
    node = subject.node(name)
    moves = [] if node is None else list(_ways(node))
    if not moves or None in moves:
        return
    left = passage.before - frozenset().union(*(MOVES[str(move)].sources for move in moves))
    if left:
        text = message(
            "Hồ sơ có thể tới “{name}” khi đang là {statuses}, lúc đó {moves} không hợp lệ: hồ sơ đứng lại.",
            name=title(node),
            statuses=named(left),
            moves=", ".join(f"“{move}”" for move in moves),
        )
        yield Finding(text, APART, name, WARNING)


def _ways(node: Element) -> Iterator[str | None]:
    """The move of each outcome of a task, or that of a step or event; None where nothing is moved."""
    outcomes = [element for element in extensions(node) if element.tag == ours("outcome")]
    for element in outcomes or [element for element in extensions(node) if element.get("move")]:
        yield element.get("move")
