"""One case of the fuzz: a file of the house, or one after the manner of others, and what is done to it."""

from collections.abc import Mapping
from random import Random

from drawings import MODELS

from fuzz.mutations import mutated

SEED = 20261122
OURS = sorted(
    path.name for name in ("procedures", "side", "blocks") for path in (MODELS / name).glob("*.bpmn")
)
OURS_SHARE = 0.4
"""Of so many cases the file is one that is or could be in force, not a small example."""


def made(number: int, seed: int, known: Mapping[str, bytes]) -> tuple[str, bytes, list[str]]:
    """The case of this number: the file it began with, what became of it, and how."""
    chance = Random(f"{seed}:{number}")
    name = chance.choice(OURS if chance.random() < OURS_SHARE else sorted(known))
    return name, *mutated(known[name], chance)
