"""What does not fit together but is no reason to refuse: the receiver looks again."""

from collections.abc import Iterator, Mapping

from forms.checking import FieldError, html_id
from forms.dates import stored_date
from forms.fields import Field, FormDefinition
from forms.identifiers import PersonId, read_person_id
from forms.messages import Message, message

_SEXES = {"male": "male", "nam": "male", "female": "female", "nữ": "female"}


def doubts(form: FormDefinition, values: Mapping[str, object]) -> list[FieldError]:
    """Sex and year of birth that differ from what the personal number says: a warning, never a refusal.

    ``properties.matches`` of the personal number names the questions: ``{"sex": key, "birth_date": key}``.
    """
    return [doubt for field in form.fields for doubt in _of(form, field, values)]


def _of(form: FormDefinition, number: Field, values: Mapping[str, object]) -> Iterator[FieldError]:
    person = read_person_id(str(values.get(number.key) or ""))
    matches = number.settings.get("matches")
    if person is None or not isinstance(matches, Mapping):
        return
    for trait, key in matches.items():
        other = form.field(str(key))
        says = _differs(str(trait), person, values.get(other.key), other) if other else None
        if other and says:
            yield FieldError(other.key, html_id(other.key, other.kind.target()), says, subject=other.noun)


def _differs(trait: str, person: PersonId, value: object, other: Field) -> Message | None:
    if trait == "sex":
        said = _SEXES.get(str(value).lower())
        sex = message("nữ") if person.sex == "female" else message("nam")
        if said and said != person.sex:
            return message(
                "Theo số định danh, người này là {sex}. Xem lại {label}.", sex=sex, label=other.noun
            )
    born = stored_date(value) if trait == "birth_date" else None
    if born and born.year != person.birth_year:
        return message(
            "Theo số định danh, người này sinh năm {year}. Xem lại {label}.",
            year=person.birth_year,
            label=other.noun,
        )
    return None
