"""The keys of a form's questions: what a key may be, and that none stands twice."""

import re

from forms.expressions import SURROUNDINGS
from forms.faults import FormDefinitionError
from forms.fields import Field
from forms.messages import message

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
PAGE = {"csrf_token", "note", "do", "version", "action"}
"""Names that the pages around a form post."""
RESERVED = SURROUNDINGS | PAGE | {"outcome", "true", "false", "null"}
"""Names that mean something else in an expression or in a posted form."""


class Keys:
    """Keys met so far, and the possible answers of those questions that have a fixed choice."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self.answers: dict[str, tuple[str, ...]] = {}

    def take(self, key: str | None, where: str) -> str:
        """Claim a key; raises FormDefinitionError for one that is missing, malformed, reserved or taken."""
        if key is None:
            raise FormDefinitionError(where, message("Câu hỏi chưa có khóa (key)."))
        if not _KEY.fullmatch(key) or key in RESERVED:
            raise FormDefinitionError(
                key,
                message("Khóa “{key}” không dùng được: chỉ chữ cái không dấu, chữ số và gạch dưới.", key=key),
            )
        if key in self._taken:
            raise FormDefinitionError(key, message("Khóa “{key}” đứng ở hai câu hỏi.", key=key))
        self._taken.add(key)
        return key

    def answered(self, field: Field) -> None:
        """Remember what may be answered to a question, for conditions that follow."""
        if field.kind.name in ("checkbox", "yes_no"):
            self.answers[field.key] = ("true", "false")
        elif field.kind.name in ("radio", "select") and field.options:
            self.answers[field.key] = tuple(option.value for option in field.options)
