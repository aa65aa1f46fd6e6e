"""A measured figure, and ways to measure one."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

MILLI, MICRO = 1_000, 1_000_000


@dataclass(frozen=True)
class Figure:
    """One line of the bench; ``target`` is the most the value may be, where there is such a promise."""

    name: str
    value: float
    unit: str
    target: float | None = None

    def line(self) -> str:
        """The figure as a line of JSON."""
        shown = {"name": self.name, "value": round(self.value, 3), "unit": self.unit}
        if self.target is not None:
            shown["target"] = self.target
        return json.dumps(shown)


def seconds(work: Callable[..., object], *given: object) -> float:
    """How long ``work`` takes once."""
    begin = perf_counter()
    work(*given)
    return perf_counter() - begin


def median_ms(spans: Iterable[float]) -> float:
    """The middle of spans in seconds, in milliseconds."""
    return median(spans) * MILLI


def each_us(work: Callable[[], object], times: int = 2_000, rounds: int = 7) -> float:
    """The middle of ``rounds`` means over ``times`` calls, in microseconds: for short work."""

    def repeat() -> None:
        for _ in range(times):
            work()

    return median(seconds(repeat) for _ in range(rounds)) / times * MICRO
