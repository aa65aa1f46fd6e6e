"""Reminders and escalations as facts: read from the card and from tasks, stored, and absent in older versions."""

import json
from decimal import Decimal

from drawings import END, PROFILE, START, drawing, line, ours_expanded, task

from processes.domain.procedure import Escalation, Reminder
from processes.engine.diagram import facts_from_json, facts_to_json, read_facts

CARD = '<motcua:remind at="0.5"/><motcua:remind before="4" of="dossier"/><motcua:escalate after="8" to="leader"/>'
OWN = '<motcua:remind before="1.5"/><motcua:escalate after="0" to="clerk"/>'


def drawn() -> bytes:
    profile = PROFILE.replace("<motcua:limit", CARD + "<motcua:limit")
    body = START + task("work", OWN) + task("other") + END + line("start", "work", "other", "end")
    return drawing(body, profile=profile, in_lane=("work", "other"))


def test_they_are_read_and_survive_being_stored() -> None:
    facts = read_facts(drawn())
    assert facts.profile.reminders == (Reminder(at=Decimal("0.5")), Reminder(before=Decimal(4), of="dossier"))
    assert facts.profile.escalations == (Escalation(Decimal(8), "leader"),)
    work = facts.tasks["work"]
    assert work.watch.reminders == (Reminder(before=Decimal("1.5")),)
    assert work.watch.escalations == (Escalation(Decimal(0), "clerk"),)
    assert facts.tasks["other"].watch.reminders == ()
    assert facts_from_json(facts_to_json(facts)) == facts


def test_a_version_stored_before_there_were_any_still_loads() -> None:
    kept = json.loads(facts_to_json(read_facts(ours_expanded().xml)))
    for part in (kept["profile"], *kept["tasks"].values()):
        del part["reminders"], part["escalations"]
    facts = facts_from_json(json.dumps(kept))
    assert facts.profile.watch.reminders == facts.profile.watch.escalations == ()
    assert facts == read_facts(ours_expanded().xml)


def test_within_the_day_is_one_day() -> None:
    same_day = PROFILE.replace('mode="hours" value="8"', 'mode="same_day"')
    (limit,) = read_facts(drawing(START + END + line("start", "end"), profile=same_day)).profile.limits
    assert limit.value == 1
