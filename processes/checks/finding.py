"""What a check says about a diagram: where, what is wrong, how to mend it."""

from dataclasses import dataclass, field

from forms.messages import Message, message

ERROR, WARNING, HINT = "error", "warning", "hint"
SEVERITIES = (ERROR, WARNING, HINT)


@dataclass(frozen=True)
class Finding:
    """One problem. An ``error`` keeps a diagram from being put in force, a ``warning`` must be confirmed,
    a ``hint`` is advice.

    ``rule``, ``name`` and ``line`` are filled in by the checker: a rule gives the element.
    """

    message: Message
    remedy: Message = field(default_factory=lambda: message("Mở phần tử này trong trình vẽ và sửa."))
    element: str | None = None
    severity: str = ERROR
    rule: str = ""
    name: str = ""
    line: int | None = None
