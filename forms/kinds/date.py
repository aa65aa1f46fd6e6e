"""A day; the rules of every date stand here."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from forms.dates import parse_date, stored_date, write_date
from forms.entry import Entry
from forms.fields import Field
from forms.kind import Kind, Problem, Scene
from forms.messages import message
from forms.voice import Voice

BOXES = ("day", "month", "year")


class Day(Kind):
    """Stored ISO. Three boxes for citizens, one for the desk; either is read."""

    types = ("datetime",)
    parts: tuple[str, ...] = ("", *BOXES)
    inputmode = "numeric"
    grouped = True
    sample = "01/12/2026"

    def read(self, asked: Field, entry: Entry, scene: Scene) -> object:
        typed = typed_day(entry)
        day = parse_date(typed)
        return day.isoformat() if day else typed or None

    def problems(self, asked: Field, value: object, scene: Scene) -> Iterator[Problem]:
        day = stored_date(value)
        if day is None:
            yield self._unread(asked, str(value))
        elif scene.today and asked.settings.get("not_future") and day > scene.today:
            yield Problem(
                message(
                    "Nhập {label} không sau hôm nay, {today}", label=asked.noun, today=write_date(scene.today)
                )
            )
        elif scene.today and asked.settings.get("not_past") and day < scene.today:
            yield Problem(
                message(
                    "Nhập {label} từ hôm nay, {today}, trở đi",
                    label=asked.noun,
                    today=write_date(scene.today),
                )
            )

    def ask(self, asked: Field) -> Problem:
        return Problem(
            message("Nhập {label}, ví dụ: {example}", label=asked.noun, example=asked.example or self.sample)
        )

    def feel(self, asked: Field, value: object) -> object:
        return stored_date(value)

    def store(self, asked: Field, value: object) -> object:
        if isinstance(value, date):
            return (value.date() if isinstance(value, datetime) else value).isoformat()
        return value if stored_date(value) else None

    def display(self, asked: Field, value: object, voice: Voice, scene: Scene) -> tuple[str, ...]:
        day = stored_date(value)
        return (write_date(day),) if day else (str(value),) if value else ()

    def inputs(self, asked: Field, value: object) -> Mapping[str, str]:
        day = stored_date(value)
        written = write_date(day) if day else str(value or "")
        return {"": written, **dict(zip(BOXES, written.split("/"), strict=False))}

    def target(self, part: str = "") -> str:
        """The first box, which is the only one on the desk."""
        return "day"

    def _unread(self, asked: Field, typed: str) -> Problem:
        boxes = typed.split("/")
        missing = next((box for box, text in zip(BOXES, boxes, strict=False) if not text), "")
        if missing and len(boxes) == len(BOXES):
            return Problem(
                message(
                    "Nhập đủ ngày, tháng, năm của {label}, ví dụ: {example}",
                    label=asked.noun,
                    example=asked.example or self.sample,
                ),
                missing,
            )
        return Problem(
            message(
                "Xem lại {label}: không có ngày {typed}. Viết ngày/tháng/năm, ví dụ: {example}",
                label=asked.noun,
                typed=typed,
                example=asked.example or self.sample,
            )
        )


def typed_day(entry: Entry) -> str:
    """The day as it was typed; three boxes are joined by slashes, even where one is empty."""
    boxes = [entry.text(box).replace("/", "-") for box in BOXES]
    return "/".join(boxes) if any(boxes) else entry.text()


KIND = Day()
