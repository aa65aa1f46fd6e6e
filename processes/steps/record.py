"""Does nothing itself: a station of the diagram that is written into the journal, and whose move is made."""

from collections.abc import Mapping
from typing import Any

from processes.steps import StepInHand


def run(step: StepInHand) -> Mapping[str, Any]:
    """Give the gateway behind it nothing; journal and move are those of its element."""
    return {}
