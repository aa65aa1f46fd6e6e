"""Types of DMN: which FEEL values a column or a variable may hold."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from forms.feel import YearsMonths
from forms.messages import Message, message

CLASSES: dict[str, type] = {
    "number": Decimal,
    "whole number": Decimal,
    "string": str,
    "boolean": bool,
    "date": date,
    "time": time,
    "date and time": datetime,
    "days and time duration": timedelta,
    "years and months duration": YearsMonths,
    "list": list,
    "context": dict,
}
WRITTEN = {
    "number": ("number", "double", "float", "decimal"),
    "whole number": ("integer", "long", "short", "int"),
    "string": ("string", "text"),
    "boolean": ("boolean",),
    "date": ("date",),
    "time": ("time",),
    "date and time": ("date and time", "dateTime", "datetime"),
    "days and time duration": ("days and time duration", "dayTimeDuration", "daysAndTimeDuration"),
    "years and months duration": (
        "years and months duration", "yearMonthDuration", "yearsAndMonthsDuration"
    ),
    "list": ("list", "List"),
    "context": ("context", "Context"),
    "any": ("any", "Any", ""),
}  # fmt: skip
BUILT_IN = {word: name for name, words in WRITTEN.items() for word in words}
"""How the versions of DMN and its editors write the types."""
WORDS: dict[str, Message] = {
    "number": message("số"),
    "whole number": message("số nguyên"),
    "string": message("chữ"),
    "boolean": message("đúng hoặc sai"),
    "date": message("ngày"),
    "time": message("giờ"),
    "date and time": message("ngày giờ"),
    "days and time duration": message("khoảng thời gian tính bằng ngày và giờ"),
    "years and months duration": message("khoảng thời gian tính bằng năm và tháng"),
    "list": message("danh sách"),
    "context": message("nhóm giá trị"),
    "any": message("giá trị bất kỳ"),
}


@dataclass(frozen=True)
class Kind:
    """A type: its ``name`` (a key of WRITTEN), whether it is a list of such values, and the unary tests that
    a named type of the file puts on its values (empty: none).
    """

    name: str = "any"
    many: bool = False
    allowed: str = ""

    @property
    def words(self) -> Message:
        """What to call it in a sentence."""
        return WORDS["list" if self.many else self.name]

    def holds(self, value: object) -> bool:
        """Whether a FEEL value is of this type; null is of every type."""
        if self.many and isinstance(value, list):
            return all(self._holds_one(each) for each in value)
        return (value is None and self.many) or (not self.many and self._holds_one(value))

    def _holds_one(self, value: object) -> bool:
        if value is None or self.name == "any":
            return True
        if value.__class__ is not CLASSES[self.name]:
            return False
        return self.name != "whole number" or value == int(value)  # type: ignore[call-overload]


ANYTHING = Kind()
