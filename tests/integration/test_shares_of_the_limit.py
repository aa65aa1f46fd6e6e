"""A task may be given a share of the legal time: of whatever lies between intake and the promised date."""

import pytest
from bench.place import accepted
from desk import Desk
from diagram_maker import procedure

from app.diagrams import put_in_force
from app.services import services
from processes.domain.access import SYSTEM

CODE = "9.300003"
LIMIT = b'<motcua:limit mode="same_clock" value="2"'
DEADLINE = b'<motcua:deadline kind="hours" amount="1" />'


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.mark.parametrize(
    ("limit", "whole", "half_due"),
    [
        ('mode="same_clock" value="2"', 960, "2026-11-17 09:00"),
        ('mode="hours" value="3"', 180, "2026-11-16 10:30"),
        ('mode="end_of_day" value="1"', 870, "2026-11-17 08:15"),
        ('mode="same_day"', 390, "2026-11-16 13:45"),
        ('mode="calendar_days" value="2"', 1350, "2026-11-17 13:45"),
        ('mode="months" value="1"', None, None),
    ],
)
def test_half_of_every_kind_of_limit(desk, clock, limit, whole, half_due):
    xml = procedure(CODE).replace(LIMIT, f"<motcua:limit {limit}".encode())
    before, work, after = xml.partition(b'id="work1"')
    share = DEADLINE.replace(b'"hours" amount="1"', b'"share" amount="0.5" clock="processing"')
    xml = before + work + after.replace(DEADLINE, share, 1)
    put_in_force(services(desk.app), SYSTEM, xml)
    clock.at("2026-11-16 09:00")
    dossier_id = accepted(desk, CODE)
    item, dossier = desk.item(dossier_id, "work1"), desk.dossier(dossier_id)
    assert clock() < item.due_at < dossier.due_current
    if whole is not None:
        assert item.allowed_minutes == whole // 2
        assert item.due_at == clock.at(half_due)
