"""Outcomes, steps and events name moves of the table of moves, at most one each."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import Finding
from processes.checks.subject import Subject
from processes.domain.dossier.moves import MOVES
from processes.engine.diagram.extensions import owner_id
from processes.engine.diagram.namespaces import ours

OF_THE_PORTAL = frozenset({"submit", "update_submitted", "cancel_submitted"})
"""Moves that people make outside a diagram."""
NAMING = ("outcome", "step", "timer", "receive")


def check(subject: Subject) -> Iterator[Finding]:
    """Moves that do not exist, or that no diagram may make."""
    known = sorted(MOVES.keys() - OF_THE_PORTAL)
    for element in subject.process.iter(*map(ours, NAMING)):
        move = element.get("move")
        if move and move not in known:
            text = message("Không có bước chuyển trạng thái nào tên “{move}”.", move=move)
            remedy = message("Chọn một trong các bước: {moves}.", moves=", ".join(known))
            yield Finding(text, remedy, owner_id(element))
