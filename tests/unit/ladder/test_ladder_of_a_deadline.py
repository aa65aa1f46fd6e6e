"""The ladder of a deadline: which rungs, when, for whom; and what is not told again when it moves."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from processes.domain.dossier.ladder import (
    APOLOGY,
    ESCALATED,
    LATE,
    NEAR,
    Deadline,
    apology_opens,
    dossier_ladder,
    near_minutes,
    task_ladder,
    told_before,
)
from processes.domain.procedure import Escalation, Reminder, Watch
from processes.domain.procedure.reminding import watch_of_dossier, watch_of_task
from processes.domain.working_time import Light, WorkingCalendar, light

VN = ZoneInfo("Asia/Ho_Chi_Minh")
SESSIONS = [(time(7, 30), time(11, 30)), (time(13), time(17))]
OFFICE = WorkingCalendar.build(dict.fromkeys(range(5), SESSIONS), {date(2026, 11, 24): "Ngày Văn hóa"})
NOTHING = Watch((), ())


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=VN)


def deadline(start: str, due: str) -> Deadline:
    return Deadline(OFFICE, at(start), at(due), OFFICE.elapsed(at(start), at(due)))


def told(rungs):
    return [(f"{rung.moment:%d %H:%M}", rung.kind, rung.roles) for rung in rungs]


def test_where_nothing_is_drawn_a_task_has_the_usual_ladder() -> None:
    rungs = task_ladder(deadline("16 09:00", "16 10:00"), watch_of_task(NOTHING))
    assert told(rungs) == [
        ("16 09:48", NEAR, ()),
        ("16 10:01", LATE, ("unit_head",)),
        ("17 10:01", ESCALATED, ("leader",)),
    ]


def test_the_usual_ladder_of_a_promise_has_the_apology_and_those_who_lead() -> None:
    promise, watch = deadline("16 09:00", "19 09:00"), watch_of_dossier(NOTHING)
    assert told(dossier_ladder(promise, watch, apology=True)) == [
        ("18 09:00", APOLOGY, ("leader",)),
        ("19 09:01", LATE, ("unit_head", "leader")),
    ]
    assert [rung.kind for rung in dossier_ladder(promise, watch, apology=False)] == [LATE]


def test_there_is_no_time_for_an_apology_within_the_day() -> None:
    assert apology_opens(deadline("16 09:00", "16 17:00")) is None
    assert apology_opens(deadline("13 17:30", "16 17:00")) is None
    assert apology_opens(deadline("13 16:59", "16 17:00")) == at("16 07:30")


def test_what_a_task_draws_goes_before_the_profile() -> None:
    profile = Watch(
        (Reminder(at=Decimal("0.5")), Reminder(before=Decimal(2), of="dossier")),
        (Escalation(Decimal(4), "monitor"),),
    )
    own = Watch((), (Escalation(Decimal(2), "clerk"), Escalation(Decimal(0), "clerk")))
    drawn = task_ladder(deadline("16 09:00", "16 11:00"), watch_of_task(profile, own))
    assert told(drawn) == [
        ("16 10:00", NEAR, ()),
        ("16 11:01", LATE, ("clerk",)),
        ("16 14:31", ESCALATED, ("clerk",)),
    ]
    general = task_ladder(deadline("16 09:00", "16 11:00"), watch_of_task(profile))
    assert told(general)[1:] == [("16 11:01", LATE, ()), ("16 16:31", ESCALATED, ("monitor",))]
    promise = dossier_ladder(deadline("16 09:00", "18 09:00"), watch_of_dossier(profile), apology=False)
    assert told(promise)[0] == ("17 16:30", NEAR, ())


def test_several_reminders_and_escalations_are_in_order_and_one_rung_for_one_moment() -> None:
    watch = Watch(
        (Reminder(before=Decimal(4)), Reminder(at=Decimal("0.25")), Reminder(at=Decimal("0.5"))),
        (
            Escalation(Decimal(8), "leader"),
            Escalation(Decimal(0), "unit_head"),
            Escalation(Decimal(8), "monitor"),
        ),
    )
    rungs = task_ladder(deadline("16 07:30", "16 17:00"), watch)
    assert told(rungs) == [
        ("16 09:30", NEAR, ()),
        ("16 13:00", NEAR, ()),
        ("16 17:01", LATE, ("unit_head",)),
        ("17 17:01", ESCALATED, ("leader", "monitor")),
    ]


def test_a_reminder_longer_before_than_the_whole_time_is_left_out() -> None:
    watch = Watch((Reminder(before=Decimal(4)),), ())
    assert [rung.kind for rung in task_ladder(deadline("16 20:00", "17 11:30"), watch)] == [LATE]
    assert [rung.kind for rung in task_ladder(deadline("16 16:59", "17 11:30"), watch)] == [NEAR, LATE]


def test_of_a_moved_deadline_reminders_told_before_are_not_told_again_but_lateness_is() -> None:
    watch = watch_of_task(NOTHING)
    old, new = (task_ladder(deadline("16 09:00", due), watch) for due in ("16 10:00", "16 14:00"))
    assert told_before(new, old[:1], new[0].moment) == 1
    assert told_before(new, old[:1], new[0].moment - timedelta(minutes=1)) == 0
    assert told_before(new, old[:0], at("17 09:00")) == 0
    assert told_before(new, old[:3], at("20 09:00")) == 1


minutes = st.integers(0, 14 * 24 * 60)


@given(minutes, st.integers(1, 4000), st.decimals(Decimal("0.05"), 1, places=2))
def test_a_share_is_reminded_of_in_the_minute_in_which_the_light_turns(begin, allowed, share) -> None:
    start = at("09 00:00") + timedelta(minutes=begin)
    due = OFFICE.add(start, allowed)
    watch = Watch((Reminder(at=share),), ())
    near = next(
        (r for r in task_ladder(Deadline(OFFICE, start, due, allowed), watch) if r.kind == NEAR), None
    )
    if near is None or near.moment > due:
        return
    for moment, lit in ((near.moment, Light.NEAR_DUE), (near.moment - timedelta(minutes=1), Light.IN_TIME)):
        used = OFFICE.elapsed(start, moment)
        assert light(moment, due, used, allowed, threshold=float(share)) is lit
    assert near_minutes(watch.reminders, allowed) == OFFICE.elapsed(start, near.moment)


ladders = st.builds(
    Watch,
    st.lists(st.builds(Reminder, at=st.decimals(Decimal("0.01"), 1, places=2)), max_size=4).map(tuple),
    st.lists(
        st.builds(Escalation, st.integers(0, 40).map(Decimal), st.sampled_from(["leader", "clerk"])),
        max_size=4,
    ).map(tuple),
)


@given(minutes, st.integers(1, 4000), ladders)
def test_rungs_stand_in_order_with_one_for_being_late(begin, allowed, watch) -> None:
    start = at("09 00:00") + timedelta(minutes=begin)
    due = OFFICE.add(start, allowed)
    rungs = task_ladder(Deadline(OFFICE, start, due, allowed), watch)
    assert [r.moment for r in rungs] == sorted(r.moment for r in rungs)
    assert [r.kind for r in rungs].count(LATE) == 1
    assert all((r.moment <= due) == (r.kind == NEAR) for r in rungs)
    assert len({(r.moment, r.kind) for r in rungs}) == len(rungs)
