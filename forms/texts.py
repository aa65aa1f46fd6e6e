"""Texts that a form carries itself: Vietnamese, with optional English."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """A label, hint or sentence written by the designer of the form, not by us."""

    vi: str
    en: str | None = None

    def __str__(self) -> str:
        return self.vi

    def read(self, locale: str) -> str:
        """The text in ``locale``; Vietnamese where the designer gave no English."""
        return self.en if locale == "en" and self.en else self.vi

    def inside(self) -> "Text":
        """The text as it stands in the middle of a sentence: no capital, no closing mark."""
        return Text(_inside(self.vi), _inside(self.en) if self.en else None)


@dataclass(frozen=True)
class Several:
    """Texts that are said one after the other ("a, b và c"); ``more`` counts those left out."""

    items: tuple[Text, ...]
    more: int = 0

    def __str__(self) -> str:
        return ", ".join(map(str, self.items))


def _inside(words: str) -> str:
    """An abbreviation ("CCCD") keeps its capitals."""
    plain = words.rstrip(" ?:.")
    return plain if plain[1:2].isupper() else plain[:1].lower() + plain[1:]
