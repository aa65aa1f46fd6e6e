"""The day a person was born."""

from collections.abc import Iterator

from forms.dates import stored_date, write_date
from forms.fields import Field
from forms.kind import Problem, Scene
from forms.kinds.date import Day
from forms.messages import message


class BirthDate(Day):
    """A day that is not in the future; ``properties.adult`` true asks for 18 full years today."""

    autocomplete = "bday"
    sample = "24/03/1990"

    def problems(self, asked: Field, value: object, scene: Scene) -> Iterator[Problem]:
        found = False
        for problem in super().problems(asked, value, scene):
            found = True
            yield problem
        born = stored_date(value)
        if found or born is None or scene.today is None:
            return
        if born > scene.today:
            yield Problem(
                message(
                    "Nhập {label} không sau hôm nay, {today}", label=asked.noun, today=write_date(scene.today)
                )
            )
        elif asked.settings.get("adult") and (born.year + 18, born.month, born.day) > (
            scene.today.year,
            scene.today.month,
            scene.today.day,
        ):
            yield Problem(
                message("Người này phải đủ 18 tuổi vào hôm nay. Xem lại {label}.", label=asked.noun)
            )


KIND = BirthDate()
