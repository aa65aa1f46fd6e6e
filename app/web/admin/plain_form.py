"""A plain form of administrators as it was posted: read with care, kept by an action, or shown again."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from app.queries.views_frame import FieldError, SmallForm
from app.services import services
from app.web.actors import current_actor
from app.web.languages import say
from forms.dates import parse_date
from processes.actions.faults import BadInput, Fault, too_long
from processes.actions.office import ReasonRequired
from processes.domain.errors import NotAllowed, NotFound, Refusal

Made = TypeVar("Made")
LONGEST = 1000


class PlainForm:
    """What was typed, word for word, and what is wrong with it; without a post, what is known already."""

    def __init__(self, posted: MultiDict[str, str] | dict[str, str], most: int = LONGEST) -> None:
        """``most`` letters are taken in a field; more are an error, never cut off unseen."""
        kept = ((name, value) for name, value in posted.items() if name != "csrf_token")
        # A database of text refuses the character that ends a string in C.
        self.values = {name: value.replace("\0", "") for name, value in kept}
        self.errors: list[FieldError] = []
        self.note(too_long(name, value.strip(), most) for name, value in self.values.items())

    def text(self, name: str) -> str:
        """The words of a field on one line, without spaces around them."""
        return " ".join(self.values.get(name, "").split())

    def words(self, name: str) -> str:
        """The words of a field of several lines."""
        return self.values.get(name, "").strip()

    def maybe(self, name: str) -> str | None:
        """The words of a field, None where it is empty."""
        return self.text(name) or None

    def day(self, name: str) -> date | None:
        """The day of a field, dd/mm/yyyy; None where it is empty or no day (then an error stands)."""
        text = self.text(name)
        if not text:
            return None
        found = parse_date(text)
        if found is None:
            self._wrong(name, gettext("Ngày viết theo mẫu %(example)s.", example="25/11/2026"))
        return found

    def must_day(self, name: str, missing: str = "") -> date | None:
        """The day of a field that must not be empty; ``missing`` says which day to write."""
        if not self.text(name):
            self._wrong(name, missing or gettext("Ghi ngày theo mẫu %(example)s.", example="25/11/2026"))
        return self.day(name)

    def keeps(self, action: Callable[..., Any], command: object) -> Any | None:
        """What ``action`` made of the command; None when it refused, its reasons beside the fields.

        Raises NotFound and NotAllowed.
        """
        made = self.attempt(lambda: (services().transactions.perform(action, current_actor(), command),))
        if made is None:
            return None
        return True if made[0] is None else made[0]

    def attempt(self, step: Callable[[], Made]) -> Made | None:
        """What ``step`` made of the values; None when something is wrong already, or it refused: then its
        reasons stand beside the fields.

        Raises NotFound and NotAllowed.
        """
        if self.errors:
            return None
        try:
            return step()
        except BadInput as refusal:
            self.note(refusal.faults)
        except ReasonRequired as refusal:
            self._wrong("reason", say(refusal.text))
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            self.errors.append(FieldError(say(refusal.text)))
        return None

    def note(self, faults: Iterable[Fault | None]) -> None:
        """Keep what is wrong, in the reader's language."""
        for fault in faults:
            if fault is not None:
                self._wrong(fault.field, say(fault.words))

    def shown(self, url: str) -> SmallForm:
        """The form as a page shows it."""
        return SmallForm(url, self.values, tuple(self.errors))

    def rename(self, fields: dict[str, str]) -> None:
        """Say what an action said of one field at another, where the page asks differently."""
        self.errors = [
            FieldError(error.words, fields.get(error.field or "", error.field)) for error in self.errors
        ]

    def _wrong(self, field: str, words: str) -> None:
        self.errors.append(FieldError(words, field))
