"""Which kinds of value stand at a path that an expression of a diagram reads."""

from collections.abc import Callable

from forms.feel import ANY_KIND, FeelError, Kinds, kinds_given
from forms.fields import Field
from forms.messages import Message, message
from processes.checks.forms import questions
from processes.checks.reading import DOSSIER
from processes.checks.subject import Subject

NOTHING: Kinds = frozenset({"null"})
TRUTH: Kinds = frozenset({"boolean"})
NUMBER: Kinds = frozenset({"number"})
TEXT: Kinds = frozenset({"string"})
LIST: Kinds = frozenset({"list"})
SPAN: Kinds = frozenset({"working time", "days and time duration", "date and time"})
"""What a timer may wait: working time, a duration, or until a moment (processes/actions/timer_values.py)."""
MOMENT: Kinds = SPAN

_OF_QUESTION: dict[str, Kinds] = {
    **dict.fromkeys(("yes_no", "checkbox"), TRUTH),
    **dict.fromkeys(("number", "integer", "money"), NUMBER),
    **dict.fromkeys(("table", "checklist", "file"), LIST),
    **dict.fromkeys(("date", "birth_date"), frozenset({"date"})),
    "date_time": frozenset({"date and time"}),
    "time": frozenset({"time"}),
    "address": frozenset({"context"}),
    **dict.fromkeys(("email", "id_document", "name", "person_id", "phone", "tax_code"), TEXT),
    **dict.fromkeys(("radio", "select", "text", "textarea"), TEXT),
}  # fmt: skip
_OF_DOSSIER: dict[str, Kinds] = {
    **dict.fromkeys(DOSSIER, TEXT),
    **dict.fromkeys(("received_at", "submitted_at", "due_at"), frozenset({"date and time"})),
    "rounds": NUMBER,
}


def kinds_of_question(field: Field) -> Kinds:
    """What FEEL sees of an answer; nothing where the question was not answered."""
    return _OF_QUESTION.get(field.kind.name, ANY_KIND) | NOTHING


def kinds_at(subject: Subject) -> Callable[[tuple[str, ...]], Kinds]:
    """The kinds at each path of the context; of what is not known, any."""
    asked = subject.once(questions)

    def of(path: tuple[str, ...]) -> Kinds:
        if len(path) == 2 and path[0] == "dossier" and path[1] in _OF_DOSSIER:
            return _OF_DOSSIER[path[1]] | NOTHING
        if len(path) == 3 and path[0] == "form" and (path[1], path[2]) in asked:
            return kinds_of_question(asked[path[1], path[2]])
        return TEXT | NOTHING if path == ("outcome",) else ANY_KIND

    return of


def certain_kinds(text: str, of: Callable[[tuple[str, ...]], Kinds]) -> Kinds:
    """The kinds of an expression; any for one that cannot be read, which has a finding of its own."""
    try:
        return kinds_given(text, of)
    except FeelError:
        return ANY_KIND


WORDS: dict[str, Message] = {
    "null": message("trống"),
    "boolean": message("đúng hoặc sai"),
    "number": message("số"),
    "string": message("chữ"),
    "date": message("ngày"),
    "time": message("giờ trong ngày"),
    "date and time": message("thời điểm"),
    "days and time duration": message("khoảng thời gian"),
    "years and months duration": message("số năm, tháng"),
    "working time": message("giờ làm việc"),
    "list": message("danh sách"),
    "context": message("nhóm câu trả lời"),
    "range": message("khoảng"),
    "function": message("hàm"),
}


def worded(kinds: Kinds) -> Message:
    """The kinds in a few words, null left out where there is another."""
    names = [name for name in WORDS if name in kinds and (name != "null" or len(kinds) == 1)]
    if len(names) < 2:
        return WORDS[names[0]]
    return message("{one} hoặc {other}", one=WORDS[names[0]], other=WORDS[names[1]])
