"""A day and a time of day."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from forms import writing
from forms.dates import parse_date, parse_time, stored_moment, write_date, write_time
from forms.entry import Entry
from forms.fields import Field
from forms.kind import Problem, Scene
from forms.kinds.date import BOXES, Day, typed_day
from forms.messages import message
from forms.voice import Voice


class DateTime(Day):
    """Stored ``2026-12-01T08:30``, local time; as typed ("1/12/2026 8h") where it is not understood."""

    parts = ("", *BOXES, "time")
    sample = "01/12/2026 08:30"

    def read(self, asked: Field, entry: Entry, scene: Scene) -> object:
        day_text, time_text = typed_day(entry), writing.unspaced(entry.text("time"))
        if not time_text and parse_date(day_text) is None:
            day_text, _, time_text = day_text.partition(" ")
        day, clock = parse_date(day_text), parse_time(time_text)
        if day and clock:
            return f"{day.isoformat()}T{write_time(clock)}"
        return f"{writing.unspaced(day_text)} {writing.unspaced(time_text)}".rstrip() or None

    def problems(self, asked: Field, value: object, scene: Scene) -> Iterator[Problem]:
        if stored_moment(value) is None:
            yield Problem(
                message(
                    "Nhập đủ ngày và giờ của {label}, ví dụ: {example}",
                    label=asked.noun,
                    example=asked.example or self.sample,
                )
            )

    def feel(self, asked: Field, value: object) -> object:
        return stored_moment(value)

    def store(self, asked: Field, value: object) -> object:
        if isinstance(value, datetime):
            return f"{value.date().isoformat()}T{write_time(value.time())}"
        return value if stored_moment(value) else None

    def display(self, asked: Field, value: object, voice: Voice, scene: Scene) -> tuple[str, ...]:
        moment = stored_moment(value)
        if moment is None:
            return (str(value),) if value else ()
        return (f"{write_time(moment.time())} {write_date(moment.date())}",)

    def inputs(self, asked: Field, value: object) -> Mapping[str, str]:
        moment = stored_moment(value)
        day, _, clock = (
            (write_date(moment.date()), "", write_time(moment.time()))
            if moment
            else str(value or "").partition(" ")
        )
        return {"": day, **dict(zip(BOXES, day.split("/"), strict=False)), "time": clock}


KIND = DateTime()
