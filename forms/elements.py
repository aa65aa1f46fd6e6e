"""Reading the parts of a form-js element: typed, each fault named with the element."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from forms.expressions import Expression
from forms.faults import FormDefinitionError
from forms.feel import FeelError
from forms.feel_reasons import explain
from forms.fields import Limits, Option, Place, Rule
from forms.messages import message
from forms.numerals import stored_number
from forms.texts import Text

Source = Mapping[str, object]


def mapping(source: Source, name: str) -> Source:
    """The object under ``name``; empty where there is none."""
    value = source.get(name)
    return value if isinstance(value, Mapping) else {}


def items(source: Source, name: str) -> Sequence[Source]:
    """The objects of the list under ``name``; anything else in it is ignored."""
    value = source.get(name)
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, Sequence) else []


def words(source: Source, name: str) -> str | None:
    """The text under ``name``; None where it is missing or blank."""
    value = source.get(name)
    return value.strip() if isinstance(value, str) and value.strip() else None


def text(source: Source, name: str, properties: Source) -> Text | None:
    """A bilingual text: Vietnamese in form-js's own place, English in ``properties.<name>_en``."""
    vi = words(source, name)
    return Text(vi, words(properties, f"{name}_en")) if vi else None


def expression(source: Source, name: str, where: str) -> Expression | None:
    """FEEL under ``name``; raises FormDefinitionError with FEEL's own reason."""
    written = words(source, name)
    return compiled(written, where) if written else None


def compiled(written: str, where: str) -> Expression:
    """``written`` compiled; raises FormDefinitionError with FEEL's own reason."""
    try:
        return Expression(written)
    except FeelError as error:
        says = message(
            "Biểu thức “{expression}” không đọc được: {reason}", expression=written, reason=explain(error)
        )
        raise FormDefinitionError(where, says) from error


def options(element: Source, where: str) -> tuple[Option, ...]:
    """form-js ``values``: label, value, and ours: label_en, hint, hint_en."""
    found = []
    for source in items(element, "values"):
        value, label = source.get("value"), words(source, "label")
        if value is None or value == "" or label is None:
            raise FormDefinitionError(where, message("Mỗi lựa chọn cần giá trị (value) và nhãn (label)."))
        found.append(
            Option(_spelt(value), Text(label, words(source, "label_en")), text(source, "hint", source))
        )
    return tuple(found)


def rules(properties: Source, where: str) -> tuple[Rule, ...]:
    """``properties.rules``: FEEL that must be true and the sentence for when it is not."""
    found = []
    for source in items(properties, "rules"):
        when, says = words(source, "when"), text(source, "message", source)
        if when is None or says is None:
            raise FormDefinitionError(
                where, message("Mỗi quy tắc cần điều kiện (when) và câu báo lỗi (message).")
            )
        found.append(Rule(compiled(when, where), says))
    return tuple(found)


def limits(element: Source) -> Limits:
    """form-js ``validate``; what form-js does not know may also stand in ``properties`` (min_rows, …)."""
    checks, properties = mapping(element, "validate"), mapping(element, "properties")
    return Limits(
        required=checks.get("required") is True,
        min_length=_whole(checks.get("minLength")),
        max_length=_whole(checks.get("maxLength")),
        pattern=words(checks, "pattern"),
        least=stored_number(checks.get("min")),
        most=stored_number(checks.get("max")),
        min_rows=_whole(checks.get("minRows", properties.get("min_rows"))) or 0,
        max_rows=_whole(checks.get("maxRows", properties.get("max_rows"))) or Limits.max_rows,
        exactly_one=words(checks, "exactlyOne") or words(properties, "exactly_one"),
    )


def place(element: Source) -> Place:
    """form-js ``layout``: the desk puts elements of one row side by side."""
    layout = mapping(element, "layout")
    return Place(words(layout, "row"), _whole(layout.get("columns")))


def _whole(value: object) -> int | None:
    number = stored_number(value)
    return int(number) if isinstance(number, Decimal) and number >= 0 else None


def _spelt(value: object) -> str:
    """Options may be written as JSON true, false or numbers; they are stored as texts."""
    return str(value).lower() if isinstance(value, bool) else str(value)
