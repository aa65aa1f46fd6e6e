"""Whoever asks for a decision names one that exists; a decision file is asked by somebody."""

from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches

from forms.messages import Message, message
from processes.checks.decisions import Use, about_file, decisions, files, uses
from processes.checks.finding import HINT, Finding
from processes.checks.subject import Subject
from processes.engine.decisions import DecisionError, DecisionModel

NONE = message("Thêm tệp bảng quyết định (DMN) vào sơ đồ, rồi ghi id của quyết định ở đây.")


def check(subject: Subject) -> Iterator[Finding]:
    """Decisions that are asked for and not there, ids that two files have, files nobody asks."""
    known = [asked.decision.id for asked in subject.once(decisions)]
    unread = any(isinstance(model, DecisionError) for model in subject.once(files).values())
    for use in subject.once(uses):
        # A file that cannot be read may hold it: that is told first.
        if use.decision and use.decision not in known and not unread:
            yield _lost(use, known)
    for name, count in Counter(known).items():
        if count > 1:
            text = message("{count} tệp cùng có quyết định mang id “{id}”.", count=count, id=name)
            yield Finding(
                text, message("Đổi id để mỗi quyết định có một id riêng."), subject.process.get("id")
            )
    yield from _idle(subject)


def _lost(use: Use, known: list[str]) -> Finding:
    text = message("Không có quyết định nào mang id “{id}” trong các bảng của sơ đồ.", id=use.decision)
    return Finding(text, _nearest(use.decision, known), use.element)


def _nearest(name: str, known: list[str]) -> Message:
    near = get_close_matches(name, known, 1, 0.6)
    if near:
        return message("Có phải là {near}?", near=near[0])
    return message("Chọn một trong: {known}.", known=", ".join(sorted(known)[:12])) if known else NONE


def _idle(subject: Subject) -> Iterator[Finding]:
    asked_for = {use.decision for use in subject.once(uses)}
    for name, model in subject.once(files).items():
        if isinstance(model, DecisionModel) and not asked_for & model.decisions.keys():
            text = message("Không việc hay khoản thu nào dùng bảng quyết định “{file}”.", file=name)
            yield about_file(subject, name, text, message("Dùng bảng này, hoặc bỏ nó khỏi sơ đồ."), HINT)
