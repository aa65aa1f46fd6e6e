"""Texts inside diagrams: Vietnamese, with optional English."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Name:
    """A text that a diagram carries in Vietnamese and, where the designer gave it, in English."""

    vi: str
    en: str | None = None

    def read(self, locale: str) -> str:
        """The text in ``locale``; Vietnamese where there is no English."""
        return self.en if locale == "en" and self.en else self.vi
