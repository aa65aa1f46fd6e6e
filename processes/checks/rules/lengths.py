"""Names and ids are kept with every dossier: what is too long for its place could never be run."""

from collections.abc import Iterator

from forms.messages import Message, message
from processes.checks.finding import Finding
from processes.checks.subject import Subject
from processes.domain.procedure import Facts, Profile

NAME = message("Rút ngắn tên; phần giải thích ghi vào mô tả.")
ID = message("Đặt id ngắn hơn, rồi sửa các chỗ dùng id này.")
SHOWN = 40
MOST_OF_PROCEDURE, MOST_OF_NAME = 400, 200
MOST_OF_NODE, MOST_OF_DECISION = 120, 120
MOST_OF_ID, MOST_OF_MESSAGE = 80, 80
MOST_OF_CASE, MOST_OF_FEE, MOST_OF_SLOT = 60, 60, 60

Long = tuple[str, int, str | None]
"""A text, how many letters it may have, and the node that says it (None: the card)."""


def check(subject: Subject) -> Iterator[Finding]:
    """Names of the procedure, its field and its tasks; ids of nodes, outcomes, forms, papers, cases, fees."""
    process = subject.process.get("id")
    yield from _told(_nodes(subject), ID, process)
    if subject.facts is not None:
        yield from _told(_ids(subject.facts), ID, process)
        yield from _told(_names(subject.facts), NAME, process)


def _told(texts: Iterator[Long], remedy: Message, process: str | None) -> Iterator[Finding]:
    for text, most, node in texts:
        if len(text) > most:
            words = message(
                "“{begins}…” dài {count} ký tự, tối đa {most}.",
                begins=text[:SHOWN],
                count=len(text),
                most=most,
            )
            yield Finding(words, remedy, node or process)


def _nodes(subject: Subject) -> Iterator[Long]:
    return ((str(node.get("id")), MOST_OF_NODE, node.get("id")) for node in subject.nodes())


def _names(facts: Facts) -> Iterator[Long]:
    profile = facts.profile
    yield profile.name.vi, MOST_OF_PROCEDURE, None
    yield profile.field.vi, MOST_OF_NAME, None
    yield profile.field.en or "", MOST_OF_NAME, None
    for task in facts.tasks.values():
        yield task.name.vi, MOST_OF_NAME, task.id


def _ids(facts: Facts) -> Iterator[Long]:
    yield from _ids_of_card(facts.profile)
    yield from ((name, MOST_OF_ID, None) for name in facts.forms)
    yield from ((name, MOST_OF_DECISION, None) for name in facts.tables)
    yield from ((node.message, MOST_OF_MESSAGE, node.id) for node in facts.messages.values())
    for task in facts.tasks.values():
        yield task.lane.slot, MOST_OF_SLOT, task.id
        yield from ((outcome.id, MOST_OF_ID, task.id) for outcome in task.outcomes)


def _ids_of_card(profile: Profile) -> Iterator[Long]:
    yield from ((case.id, MOST_OF_CASE, None) for case in profile.cases)
    yield from ((fee.id, MOST_OF_FEE, None) for fee in profile.fees)
    for component in profile.components:
        yield component.id, MOST_OF_ID, None
        yield from ((choice.id, MOST_OF_ID, None) for choice in component.choices)
