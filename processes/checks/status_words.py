"""Statuses in a sentence: as the desk calls them, with the word that conditions use."""

from collections.abc import Collection
from functools import reduce

from forms.messages import Message, message
from processes.domain.dossier.statuses import WORDS, Status


def named(statuses: Collection[str]) -> Message:
    """“Đang xử lý” (in_process), one after the other; at least one is given."""
    return reduce(_and, (_called(Status(each)) for each in sorted(statuses)))


def _and(said: Message, more: Message) -> Message:
    return message("{one}, {other}", one=said, other=more)


def _called(status: Status) -> Message:
    return message("“{words}” ({code})", words=WORDS[status].desk, code=str(status))
