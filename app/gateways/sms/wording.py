"""What a short message can carry: plain letters, counted in parts, to a Vietnamese mobile number."""

import re

from app.gateways.delivery import Undeliverable
from app.gateways.plain_letters import plain_letters

ONE_PART = 160
PART_OF_SEVERAL = 153
"""Characters of a part when there are several: each then carries a header (GSM 03.40)."""

_MOBILE = re.compile(r"(?:\+?84|0)((?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])\d{7})", re.ASCII)
_TWO_SEPTETS = re.compile(r"[\^{}\\\[\]~|]")


def unaccent_sms(text: str) -> str:
    """``text`` on one line, in ASCII: with diacritics a part holds 70 characters and costs double."""
    return plain_letters(" ".join(text.split()))


def parts(text: str) -> int:
    """How many messages ``text`` is charged as."""
    length = len(text) + len(_TWO_SEPTETS.findall(text))
    return 1 if length <= ONE_PART else -(-length // PART_OF_SEVERAL)


def mobile_84(number: str) -> str:
    """``number`` as ``84…``. Raises :class:`Undeliverable` unless it is a Vietnamese mobile number."""
    found = _MOBILE.fullmatch(re.sub(r"[\s.\-]", "", number))
    if not found:
        raise Undeliverable("not a Vietnamese mobile number")
    return f"84{found.group(1)}"
