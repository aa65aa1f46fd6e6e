"""Which of two lists of things are the same, which are new, gone, or stand elsewhere."""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


def renamed(
    before: Mapping[str, Thing], after: Mapping[str, Thing], likeness: Callable[[Thing], Hashable]
) -> dict[str, str]:
    """Old ids by new ids: things that are alike and alone in that, of those only one side has."""
    gone = _alone({id_: likeness(thing) for id_, thing in before.items() if id_ not in after})
    new = _alone({id_: likeness(thing) for id_, thing in after.items() if id_ not in before})
    return {id_: gone[alike] for alike, id_ in new.items() if alike in gone}


def _alone(likenesses: Mapping[str, Hashable]) -> dict[Hashable, str]:
    found: dict[Hashable, str] = {}
    twice: set[Hashable] = set()
    for id_, alike in likenesses.items():
        if alike in found:
            twice.add(alike)
        found[alike] = id_
    return {alike: id_ for alike, id_ in found.items() if alike not in twice}


def out_of_order(before: Sequence[str], after: Sequence[str]) -> frozenset[str]:
    """The fewest of the common things that must be taken out so that the others stand in the old order."""
    places = {id_: place for place, id_ in enumerate(before)}
    common = [id_ for id_ in after if id_ in places]
    kept = _longest_rising([places[id_] for id_ in common])
    return frozenset(id_ for id_ in common if places[id_] not in kept)


def _longest_rising(numbers: Sequence[int]) -> frozenset[int]:
    ends: list[int] = []
    chain: list[int | None] = []
    last_at: list[int] = []
    for index, number in enumerate(numbers):
        place = bisect_left(ends, number)
        chain.append(last_at[place - 1] if place else None)
        if place == len(ends):
            ends.append(number)
            last_at.append(index)
        else:
            ends[place], last_at[place] = number, index
    found = set()
    at = last_at[-1] if last_at else None
    while at is not None:
        found.add(numbers[at])
        at = chain[at]
    return frozenset(found)
