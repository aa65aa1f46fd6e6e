"""A text for people that has not been translated yet.

``forms`` and ``processes`` mark texts with :func:`message`; only ``app`` translates them. The Vietnamese
text is the key of the catalogue, so it is also what is shown when a translation is missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Message:
    """A sentence in Vietnamese with named gaps (``{count}``) and the values that fill them."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text.format(**self.values) if self.values else self.text


def message(text: str, **values: object) -> Message:
    """Mark ``text`` for translation; the gettext extractor knows this name."""
    return Message(text, values)
