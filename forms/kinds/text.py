"""A text on one line; the length and pattern rules of every text stand here."""

from functools import lru_cache
from typing import Any

import re2

from forms.fields import Field
from forms.kind import KindFault, Scene, TextKind
from forms.messages import message
from forms.voice import Saying

LONGEST = 500


class PlainText(TextKind):
    """Free text; ``minLength``, ``maxLength`` (500 unless said) and ``pattern`` (RE2) limit it."""

    longest = LONGEST

    def configure(self, asked: Field) -> None:
        if asked.limits.pattern:
            try:
                compiled(asked.limits.pattern)
            except re2.error as error:
                raise KindFault(
                    message("Biểu thức mẫu “{pattern}” không đọc được.", pattern=asked.limits.pattern)
                ) from error

    def fault(self, asked: Field, text: str, scene: Scene) -> Saying | None:
        return _length_fault(asked, text, self.longest) or _pattern_fault(asked, text)


@lru_cache(maxsize=512)
def compiled(pattern: str) -> Any:
    """``pattern`` compiled by RE2: linear time, whatever a designer writes."""
    options = re2.Options()
    options.log_errors = False
    return re2.compile(pattern, options)


def _length_fault(asked: Field, text: str, longest: int) -> Saying | None:
    least, most = asked.limits.min_length, asked.limits.max_length or longest
    if len(text) > most:
        return message(
            "Viết {label} trong {most} ký tự. Phần đã nhập có {count} ký tự.",
            label=asked.noun,
            most=most,
            count=len(text),
        )
    if least and len(text) < least:
        return message("Viết {label} đầy đủ hơn, từ {least} ký tự trở lên", label=asked.noun, least=least)
    return None


def _pattern_fault(asked: Field, text: str) -> Saying | None:
    if not asked.limits.pattern or compiled(asked.limits.pattern).search(text):
        return None
    if own := asked.setting("pattern_message"):
        return own
    if asked.example:
        return message("Nhập {label} đúng mẫu, ví dụ: {example}", label=asked.noun, example=asked.example)
    return message("Nhập {label} đúng mẫu ghi trong phần gợi ý", label=asked.noun)


KIND = PlainText()
