"""The tables that procedures share: each is in order, alone and in a diagram that uses it."""

from decimal import Decimal

import pytest
from decision_tables import deciding
from drawings import END, MODELS, START, drawing, line

from processes.checks import check
from processes.engine.decisions import read_decisions
from processes.engine.diagram import expand, read_decision_files, read_facts

SHARED = read_decision_files(MODELS / "decisions")


@pytest.mark.parametrize("name", SHARED)
def test_every_decision_of_it_can_be_used(name: str) -> None:
    used = list(read_decisions(SHARED[name]).decisions)
    tasks = "".join(deciding(f"ask{number}", one) for number, one in enumerate(used))
    nodes = [f"ask{number}" for number in range(len(used))]
    source = drawing(
        START + tasks + END + line("start", *nodes, "end"),
        said=f'<motcua:useDecision id="{name}" from="{name}"/>',
    )
    found = [one for one in check(source, {}, {}, SHARED) if one.rule.startswith("decision")]
    assert found == []
    heads = read_facts(expand(source, {}, {}, SHARED).xml).tables
    assert set(used) <= heads.keys()
    assert all(heads[one].name.en for one in used)


@pytest.mark.parametrize(("channel", "amount"), [("online", 150_000), ("post", 150_000), ("direct", 50_000)])
def test_what_a_household_business_pays(channel: str, amount: int) -> None:
    model = read_decisions(SHARED["household_charge"])
    outcome = model.evaluate("household_charge", {"dossier": {"channel": channel}, "form": {}})
    assert outcome.value == Decimal(amount)
