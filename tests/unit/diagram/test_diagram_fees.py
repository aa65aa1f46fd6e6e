"""A fee in tiers as its diagram says it, and facts kept before there were any."""

import json
from decimal import Decimal

from drawings import END, PROFILE, START, drawing, line

from processes.domain.procedure import Tier
from processes.engine.diagram import facts_from_json, facts_to_json, read_facts

LIMIT = '<motcua:limit mode="hours" value="8"/>'
COUNTED = (
    '<motcua:fee id="copy" name="Phí" kind="fee" timing="before_return" over="form.request.items" count="pages"'
    ' times="copies" cap="200000"><motcua:tier from="1" to="2" each="2000"/><motcua:tier from="3" each="1000"/>'
    "</motcua:fee>"
)
FACTS = read_facts(
    drawing(START + END + line("start", "end"), profile=PROFILE.replace(LIMIT, LIMIT + COUNTED))
)


def test_tiers_are_read() -> None:
    (fee,) = FACTS.profile.fees
    assert fee.tiers == (Tier(1, Decimal(2000), 2), Tier(3, Decimal(1000)))
    assert (fee.over, fee.count, fee.times, fee.cap) == ("form.request.items", "pages", "copies", 200_000)
    assert fee.amounts == ()


def test_tiers_survive_being_stored() -> None:
    assert facts_from_json(facts_to_json(FACTS)) == FACTS


def test_facts_kept_before_there_were_tiers_are_still_read() -> None:
    kept = json.loads(facts_to_json(FACTS))
    for name in ("tiers", "cap", "over", "count", "times"):
        del kept["profile"]["fees"][0][name]
    (fee,) = facts_from_json(json.dumps(kept)).profile.fees
    assert (fee.tiers, fee.cap, fee.over) == ((), None, None)
