"""No move that can never be legal where the diagram makes it: possible statuses are followed through it."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import Finding
from processes.checks.statuses import Passage, possible_statuses
from processes.checks.subject import Subject, title
from processes.domain.dossier.moves import MOVES


def check(subject: Subject) -> Iterator[Finding]:
    """Moves whose sources and the possible statuses have nothing in common."""
    if subject.facts is None:
        return
    for name, passage in subject.once(possible_statuses).items():
        for move in sorted(passage.moves):
            if move in MOVES and passage.before and not passage.before & MOVES[move].sources:
                yield _impossible(subject, name, move, passage)


def _impossible(subject: Subject, name: str, move: str, passage: Passage) -> Finding:
    text = message(
        "Bước chuyển “{move}” ở “{name}” không bao giờ hợp lệ: hồ sơ lúc đó là {statuses}.",
        move=move,
        name=title(subject.node(name)),
        statuses=", ".join(sorted(passage.before)),
    )
    sources = ", ".join(sorted(MOVES[move].sources))
    return Finding(
        text, message("Bước này chỉ đi từ: {sources}. Chọn bước khác, hoặc dời chỗ.", sources=sources), name
    )
