"""The rules of a decision table do not contradict each other, and one of them holds for every value."""

from collections.abc import Iterator

from forms.messages import Message, message
from processes.checks.decision_inputs import listed, may_be_empty
from processes.checks.decisions import Asked, about, decisions, shown
from processes.checks.finding import ERROR, HINT, WARNING, Finding
from processes.checks.subject import Subject
from processes.engine.decisions import Coverage, Table, coverage_of

ONE_ONLY = ("UNIQUE", "ANY")
OTHER = "…"
SEPARATE = message("Sửa điều kiện để hai quy tắc không cùng đúng, hoặc đổi cách chọn quy tắc (hit policy).")
FILL = message("Thêm một quy tắc cho trường hợp này, hoặc ghi kết quả mặc định.")
FILL_OTHER = message(
    "Thêm một quy tắc, ghi kết quả mặc định, hoặc liệt kê các giá trị của cột; “…” là mọi giá trị khác."
)
UNANSWERED = message(
    "Thêm một quy tắc có ô null cho lúc chưa trả lời, ghi kết quả mặc định, hoặc bắt buộc trả lời câu này."
)
LOOK = message("Tự đối chiếu các quy tắc này, hoặc viết ô bằng giá trị và khoảng cố định.")
DEAD = message("Sửa điều kiện của quy tắc này hoặc xóa nó.")
Said = tuple[Message, Message, str]


def check(subject: Subject) -> Iterator[Finding]:
    """Overlaps of UNIQUE and ANY, values without a rule, rules that never hold, what could not be looked at.

    A table that lists or counts what holds says something where nothing does: there a gap is a hint.
    """
    for asked in subject.once(decisions):
        found = coverage_of(
            asked.model, asked.decision.id, listed(subject, asked), may_be_empty(subject, asked)
        )
        if found is not None and isinstance(asked.decision.logic, Table):
            for text, remedy, severity in _told(asked, asked.decision.logic, found):
                yield about(subject, asked, text, remedy, severity)


def _told(asked: Asked, table: Table, found: Coverage) -> Iterator[Said]:
    name = asked.decision.name
    if not table.rules:
        yield message("Bảng “{table}” chưa có quy tắc nào.", table=name), FILL, ERROR
        return
    for overlap in found.overlaps:
        text = message(
            "Quy tắc {one} và {other} của bảng “{table}” cùng đúng khi {example}.",
            one=overlap.rules[0],
            other=overlap.rules[1],
            table=name,
            example=_example(overlap.example),
        )
        yield text, SEPARATE, ERROR
    if found.gap is not None and not table.has_default:
        yield _gap(name, table, found.gap)
    elif found.gap_if_empty is not None and not table.has_default and not table.says_nothing_as_a_list:
        yield _gap(name, table, found.gap_if_empty)[0], UNANSWERED, WARNING
    for number in found.dead:
        text = message("Quy tắc {rule} của bảng “{table}” không bao giờ đúng.", rule=number, table=name)
        yield text, DEAD, WARNING
    yield from _unseen(name, table, found)


def _gap(name: str, table: Table, gap: dict[str, object]) -> Said:
    text = message(
        "Không quy tắc nào của bảng “{table}” đúng khi {example}.", table=name, example=_example(gap)
    )
    remedy = FILL_OTHER if OTHER in gap.values() else FILL
    if table.policy in ONE_ONLY:
        return text, remedy, ERROR
    return text, remedy, HINT if table.says_nothing_as_a_list else WARNING


def _unseen(name: str, table: Table, found: Coverage) -> Iterator[Said]:
    """What was not looked at, where it matters."""
    if table.policy not in ONE_ONLY and (table.has_default or table.says_nothing_as_a_list):
        return
    if found.too_many:
        yield (
            message("Bảng “{table}” quá lớn nên chưa được kiểm tra chồng lấn và bỏ sót.", table=name),
            LOOK,
            HINT,
        )
    elif found.unread:
        numbers = sorted({cell.rule for cell in found.unread if cell.rule})
        rules = ", ".join(map(str, numbers[:12])) + (", …" if len(numbers) > 12 else "")
        text = message(
            "Chưa kiểm tra được chồng lấn và bỏ sót của các quy tắc {rules} trong bảng “{table}”.",
            rules=rules,
            table=name,
        )
        yield text, LOOK, HINT


def _example(values: dict[str, object]) -> str:
    return ", ".join(f"{label} = {shown(value)}" for label, value in values.items()) or "…"
