"""Saying a message in somebody's language; the translation itself is handed in by ``app``."""

from collections.abc import Callable
from dataclasses import dataclass

from forms.messages import Message, message
from forms.texts import Several, Text

Saying = Message | Text
"""What can be said: a sentence of ours (translated) or one of the form's designer (bilingual itself)."""


@dataclass(frozen=True)
class Voice:
    """A language and the function that translates our own sentences into it."""

    locale: str = "vi"
    translate: Callable[[Message], str] = str

    def say(self, saying: Saying) -> str:
        """The words for people; texts of the form inside a message are put into the same language."""
        if isinstance(saying, Text):
            return saying.read(self.locale)
        if not saying.values:
            return self.translate(saying)
        return self.translate(Message(saying.text, {k: self._value(v) for k, v in saying.values.items()}))

    def _value(self, value: object) -> object:
        if isinstance(value, Several):
            return self._listed(value)
        return self.say(value) if isinstance(value, (Message, Text)) else value

    def _listed(self, several: Several) -> str:
        words = [text.read(self.locale) for text in several.items]
        if several.more:
            words.append(self.say(message("{count} ô khác", count=several.more)))
        if len(words) < 2:
            return "".join(words)
        return self.say(message("{first} và {last}", first=", ".join(words[:-1]), last=words[-1]))
