"""Conditions simple enough for the page itself: the browser shows and hides, the server alone decides.

``hide: =founder_kind != "family"`` becomes "show when ``founder_kind`` is ``family``". Anything else stays on
the page without JavaScript and is dropped by the server when it is hidden.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_TERM = re.compile(r'\s*([^\W\d]\w*)\s*(?:(!?=)\s*(?:"([^"]*)"|(true|false))\s*)?')
_NOT = re.compile(r"\s*not\s*\((.*)\)\s*", re.DOTALL)


@dataclass(frozen=True)
class ShowWhen:
    """The element is shown while the answer to ``field`` is one of ``values``."""

    field: str
    values: tuple[str, ...]


def show_when(hide: str, answers: Mapping[str, tuple[str, ...]]) -> ShowWhen | None:
    """Turn a hide condition around; None unless it compares one choice with fixed answers.

    ``answers`` gives the possible answers of the questions with a fixed choice, by key.
    """
    inner = _NOT.fullmatch(hide)
    negated = inner is not None
    text = inner[1] if inner else hide
    joint = " and " if " and " in text else " or "
    terms = [_TERM.fullmatch(term) for term in text.split(joint)]
    found = [_compared(term) for term in terms if term]
    if len(found) != len(terms) or len({name for name, _, _ in found}) != 1 or found[0][0] not in answers:
        return None
    return _turned(found, joint.strip(), negated, answers[found[0][0]])


def _compared(term: re.Match[str]) -> tuple[str, str, str]:
    """A bare name stands for ``name = true``."""
    return term[1], term[2] or "=", next((value for value in (term[3], term[4]) if value is not None), "true")


def _turned(
    terms: list[tuple[str, str, str]], joint: str, negated: bool, possible: tuple[str, ...]
) -> ShowWhen | None:
    combine = all if joint == "and" else any
    shown = tuple(
        answer
        for answer in possible
        if combine((answer == value) == (sign == "=") for _, sign, value in terms) == negated
    )
    return ShowWhen(terms[0][0], shown) if shown else None
