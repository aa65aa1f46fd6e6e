"""Three hundred damaged diagrams, the same each time: ``make fuzz`` tries ten thousand."""

import pytest
from fuzz.cases import SEED, made
from fuzz.holding import holds, sources

CASES, BATCHES = 300, 6
EACH = CASES // BATCHES


@pytest.fixture(scope="module")
def known() -> dict[str, bytes]:
    """The files to damage."""
    return sources()


@pytest.mark.parametrize("batch", range(BATCHES))
def test_damaged_diagrams_have_findings_and_what_passes_can_run(batch: int, known: dict[str, bytes]) -> None:
    passed = 0
    for number in range(batch * EACH, (batch + 1) * EACH):
        name, xml, told = made(number, SEED, known)
        try:
            passed += holds(xml)
        except Exception as error:
            raise AssertionError(f"case {number} of {name}: {told}") from error
    assert 0 < passed < EACH, "damage that nobody sees, or that nothing survives, tests nothing"


@pytest.mark.parametrize("name", ["1.001612.bpmn", "withdraw.bpmn"])
def test_what_is_not_damaged_passes_and_runs(name: str, known: dict[str, bytes]) -> None:
    assert holds(known[name])
