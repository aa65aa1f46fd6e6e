"""Small things that happen often: a due date, an expression, a form of many questions, a slip."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import select
from standing_clock import VN

from app.demo.calendar import calendar_data
from app.services import services
from app.slip_files import slip_pdf
from bench.figures import Figure, each_us, median_ms, seconds
from bench.place import Place, accepted, publish_made
from forms.answers import Scene
from forms.definition import read_form
from forms.feel import compile_expression
from forms.rendering import render_form
from processes.domain.dossier.records import Slip
from processes.domain.working_time import Mode, Pause, TimeLimit, calendar_from_dict, due_at

MORNING = datetime(2026, 11, 16, 9, 0, tzinfo=VN)
CODE = "9.500001"
FEEL_US = 5
"""Ten thousand evaluations of a usual condition in 50 ms."""
CONDITION = (
    'dossier.status = "in_process" and form.request.amount > 1000 and '
    '(some line in form.request.lines satisfies line.code = "5610")'
)
LINES = [{"code": "4722"}, {"code": "5610"}]
CONTEXT = {"dossier": {"status": "in_process"}, "form": {"request": {"amount": 80_000, "lines": LINES}}}


def figures(place: Place) -> Iterator[Figure]:
    """Most of them have no target: they are reported."""
    yield Figure("due_date_us", due_date(), "us")
    expression = compile_expression(CONDITION)
    assert expression.evaluate(CONTEXT) is True
    yield Figure("feel_eval_us", each_us(lambda: expression.evaluate(CONTEXT)), "us", FEEL_US)
    with place.desk("small") as desk:
        with desk.app.test_request_context("/"):
            yield Figure("render_34_fields_ms", form_of(34), "ms")
        publish_made(desk, CODE, 1)
        for _ in range(12):
            accepted(desk, CODE)
        yield Figure("slip_pdf_ms", slips(), "ms")


def due_date() -> float:
    """Microseconds of a due date of three working days with a pause over a weekend."""
    calendar = calendar_from_dict(calendar_data())
    limit = TimeLimit(Mode.SAME_CLOCK, 3)
    pauses = [Pause(MORNING + timedelta(hours=25), MORNING + timedelta(days=5))]
    return each_us(lambda: due_at(calendar, MORNING, limit, pauses))


def form_of(count: int) -> float:
    """Milliseconds of drawing a form of many questions of several kinds."""
    form = read_form({"id": "many", "components": [question(number) for number in range(count)]})
    env, scene = current_app.jinja_env, Scene(today=MORNING.date())
    return median_ms(seconds(lambda: render_form(env, form, {}, scene=scene)) for _ in range(50))


def question(number: int) -> dict[str, object]:
    """One question; the kinds take turns."""
    kinds: tuple[dict[str, object], ...] = (
        {"type": "textfield"},
        {"type": "textarea"},
        {"type": "number"},
        {"type": "datetime"},
        {"type": "radio", "values": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]},
        {"type": "textfield", "properties": {"kind": "address"}},
    )
    return {"key": f"q{number}", "label": f"Câu {number}", "validate": {"required": True}} | kinds[number % 6]


def slips() -> float:
    """Milliseconds of making a receipt slip and tying it to its dossier."""
    at_hand = services()
    with at_hand.transactions.read() as session:
        waiting = list(session.scalars(select(Slip.id).filter_by(pdf_sha256=None)))
    return median_ms([seconds(slip_pdf, at_hand, slip_id) for slip_id in waiting][2:])
