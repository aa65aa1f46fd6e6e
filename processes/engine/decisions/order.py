"""Which decisions need which, and in what order they are taken."""

from collections.abc import Mapping

from forms.messages import message
from processes.engine.decisions.errors import DecisionCircle
from processes.engine.decisions.model import Decision


def refuse_circles(decisions: Mapping[str, Decision]) -> None:
    """Raises DecisionCircle with the names of decisions that need each other."""
    left = dict(decisions)
    while left:
        ready = [name for name, decision in left.items() if not left.keys() & set(decision.requires)]
        if not ready:
            raise _circle(left)
        for name in ready:
            del left[name]


def _circle(left: Mapping[str, Decision]) -> DecisionCircle:
    """Every decision that is left needs another that is left: going on long enough goes in a circle."""
    path = [next(iter(left))]
    while path[-1] not in path[:-1]:
        path.append(next(name for name in left[path[-1]].requires if name in left))
    circle = path[path.index(path[-1]) :]
    names = " → ".join(left[name].name for name in circle)
    text = message("Các quyết định cần lẫn nhau thành vòng: {names}.", names=names)
    return DecisionCircle(text, element=circle[0], line=left[circle[0]].line)


def in_order(decisions: Mapping[str, Decision], wanted: str) -> list[Decision]:
    """The decisions that ``wanted`` needs and itself, each after those it needs."""
    found: dict[str, Decision] = {}
    waiting = [wanted]
    while waiting:
        decision = decisions[waiting[-1]]
        missing = [name for name in decision.requires if name not in found]
        if missing:
            waiting += missing
        else:
            found[waiting.pop()] = decision
    return list(found.values())
