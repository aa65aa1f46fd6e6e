"""A plain form of administrators as it was posted: read with care, kept by an action, or shown again."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from flask import flash, get_flashed_messages, redirect
from flask_babel import gettext
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as AnyResponse

from app.formatting import ZONE
from app.queries.views_frame import FieldError, SmallForm
from app.services import services
from app.web.actors import current_actor
from app.web.languages import say
from processes.actions.faults import BadInput
from processes.actions.office import ReasonRequired
from processes.domain.errors import NotAllowed, NotFound, Refusal

LONGEST = 1000
SAID = "office"
"""The category of what a page says about the action before it."""


class PlainForm:
    """What was typed, word for word, and what is wrong with it; without a post, what is known already."""

    def __init__(self, posted: MultiDict[str, str] | dict[str, str]) -> None:
        kept = ((name, value) for name, value in posted.items() if name != "csrf_token")
        # A database of text refuses the character that ends a string in C.
        self.values = {name: value.replace("\0", "")[:LONGEST] for name, value in kept}
        self.errors: list[FieldError] = []

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
        try:
            return datetime.strptime(text, "%d/%m/%Y").replace(tzinfo=ZONE).date()
        except ValueError:
            self._wrong(name, gettext("Ngày viết theo mẫu %(example)s.", example="25/11/2026"))
            return None

    def must_day(self, name: str) -> date | None:
        """The day of a field that must not be empty."""
        if not self.text(name):
            self._wrong(name, gettext("Ghi ngày theo mẫu %(example)s.", example="25/11/2026"))
        return self.day(name)

    def keeps(self, action: Callable[..., Any], command: object) -> Any | None:
        """What ``action`` made of the command; None when it refused, its reasons beside the fields.

        Raises NotFound and NotAllowed.
        """
        if self.errors:
            return None
        try:
            made = services().transactions.perform(action, current_actor(), command)
        except BadInput as refusal:
            for fault in refusal.faults:
                self._wrong(fault.field, say(fault.words))
        except ReasonRequired as refusal:
            self._wrong("reason", say(refusal.text))
        except (NotFound, NotAllowed):
            raise
        except Refusal as refusal:
            self.errors.append(FieldError(say(refusal.text)))
        else:
            return True if made is None else made
        return None

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


def go_and_say(url: str, words: str) -> AnyResponse:
    """On to ``url``, which says ``words`` once."""
    flash(words, SAID)
    return redirect(url)


def said() -> str:
    """What there is to say about the action before this page."""
    return " ".join(get_flashed_messages(category_filter=[SAID]))
