"""A dossier has come to its end where its process ends: returned, refused, stopped or withdrawn."""

from collections.abc import Iterator

from forms.messages import Message, message
from processes.checks.finding import ERROR, WARNING, Finding
from processes.checks.graph import beside, holder_of
from processes.checks.status_words import named
from processes.checks.statuses import possible_statuses
from processes.checks.subject import Subject, title
from processes.domain.dossier.moves import MOVES
from processes.domain.dossier.statuses import BEFORE_INTAKE, ENDED, PAUSED, Status
from processes.engine.diagram.namespaces import Element, bpmn

INTAKE = message("Thêm trước đó việc tiếp nhận (accept) hoặc từ chối (refuse), ví dụ khối intake.")
SUPPLEMENT = message(
    "Vẽ đường quay lại xử lý sau khi người nộp trả lời (complete_supplement), hoặc dừng (stop)."
)
RETURN = message("Thêm việc trả kết quả (return_result), ví dụ khối return_result.")
GO_ON = message("Vẽ tiếp tới việc trả kết quả (return_result), hoặc từ chối, dừng (refuse, stop).")


def check(subject: Subject) -> Iterator[Finding]:
    """Ends of the process that a dossier reaches, certainly or perhaps, before it is decided and returned."""
    if subject.facts is None or subject.is_side or not subject.expanded:
        return
    for end in subject.nodes("endEvent"):
        passage = subject.once(possible_statuses).get(str(end.get("id")))
        if passage is None or not _ends_all(subject, end) or _unknown(subject):
            continue
        open_ = passage.after - ENDED
        if open_:
            yield _open(end, frozenset(open_), certain=not passage.after & ENDED)


def _ends_all(subject: Subject, end: Element) -> bool:
    """Whether nothing comes after this end: it stands in the process itself, or ends everything."""
    terminates = end.find(bpmn("terminateEventDefinition")) is not None
    watch = end.get("id") in subject.once(beside)
    return (holder_of(end) is None and not watch) or (terminates and holder_of(end) is None)


def _unknown(subject: Subject) -> bool:
    """A move that does not exist leads anywhere; it has a finding of its own."""
    return any(move not in MOVES for p in subject.once(possible_statuses).values() for move in p.moves)


def _open(end: Element, statuses: frozenset[str], certain: bool) -> Finding:
    names = named(statuses)
    if certain:
        text = message(
            "Quy trình kết thúc ở “{name}” khi hồ sơ còn là {statuses}.", name=title(end), statuses=names
        )
    else:
        text = message(
            "Quy trình có thể kết thúc ở “{name}” khi hồ sơ còn là {statuses}.",
            name=title(end),
            statuses=names,
        )
    return Finding(text, _remedy(statuses), end.get("id"), ERROR if certain else WARNING)


def _remedy(statuses: frozenset[str]) -> Message:
    if statuses & BEFORE_INTAKE:
        return INTAKE
    if statuses & PAUSED:
        return SUPPLEMENT
    return RETURN if Status.RESULT_READY in statuses else GO_ON
