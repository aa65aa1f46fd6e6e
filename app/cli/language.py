"""The language of a command: Vietnamese, or English from the catalogue of the pages."""

from collections.abc import Callable
from pathlib import Path

from babel.support import Translations

import app
from forms.messages import Message

LANGUAGES = ("vi", "en")
FOLDER = Path(app.__file__).parent / "translations"
Say = Callable[[Message], str]


def speaker(language: str) -> Say:
    """Turns marked texts into words of ``language``; a text without a translation stays Vietnamese."""
    if language == "vi":
        return str
    catalogue = Translations.load(FOLDER, [language])

    def say(text: Message) -> str:
        words = catalogue.gettext(text.text)
        values = {k: say(v) if isinstance(v, Message) else v for k, v in text.values.items()}
        return words.format(**values) if values else words

    return say
