"""What the account pages ask, checked by the same kinds of question as the forms of procedures."""

from collections.abc import Iterable, Mapping

from werkzeug.datastructures import MultiDict

from app.queries.views_frame import FieldError
from app.services import services
from app.web.languages import current_locale, say
from forms.answers import Answers, Scene, read_answers
from forms.definition import read_form
from forms.fields import FormDefinition
from forms.voice import Voice
from processes.domain.dossier.codes import day_of

SEXES = (("male", "Nam", "Male"), ("female", "Nữ", "Female"))
REQUIRED = {"required": True}


def _text(key: str, kind: str, vi: str, en: str, **more: object) -> dict[str, object]:
    validate = {"maxLength": more.pop("longest", 200), "required": more.pop("required", True)}
    properties = {"kind": kind, "label_en": en, **more}
    return {"type": "textfield", "key": key, "label": vi, "validate": validate, "properties": properties}


PERSON: list[dict[str, object]] = [
    _text("full_name", "name", "Họ và tên", "Full name", longest=100),
    {
        "type": "datetime",
        "subtype": "date",
        "key": "birth_date",
        "dateLabel": "Ngày sinh",
        "validate": REQUIRED,
        "properties": {"kind": "birth_date", "label_en": "Date of birth"},
    },
    {
        "type": "radio",
        "key": "sex",
        "label": "Giới tính",
        "validate": REQUIRED,
        "values": [{"value": value, "label": vi, "label_en": en} for value, vi, en in SEXES],
        "properties": {"label_en": "Sex"},
    },
    _text(
        "id_number",
        "person_id",
        "Số định danh cá nhân",
        "Personal identification number",
        noun="số định danh cá nhân",
        matches={"sex": "sex", "birth_date": "birth_date"},
    ),
]
CONTACT: list[dict[str, object]] = [
    _text("phone", "phone", "Số điện thoại", "Mobile number", mobile=True, noun="số điện thoại"),
    _text("email", "email", "Thư điện tử", "Email address", noun="thư điện tử"),
    _text("address", "text", "Địa chỉ liên hệ", "Contact address", required=False, longest=300),
]
ORGANISATION: list[dict[str, object]] = [
    _text("organisation_name", "text", "Tên doanh nghiệp, cơ quan hoặc tổ chức", "Name", longest=200),
    _text("tax_code", "tax_code", "Mã số thuế hoặc mã số doanh nghiệp", "Tax code", noun="mã số thuế"),
]
REGISTRATION = read_form({"id": "registration", "components": [*PERSON, *CONTACT]})
ORGANISATION_REGISTRATION = read_form(
    {"id": "organisation_registration", "components": [*ORGANISATION, *CONTACT]}
)
CONTACT_DETAILS = read_form({"id": "contact", "components": CONTACT})


def read(form: FormDefinition, posted: MultiDict[str, str]) -> Answers:
    """The posted answers, cleaned and checked as of today."""
    return read_answers(form, posted, scene=Scene(today=day_of(services().clock())))


def errors_of(answers: Answers) -> tuple[FieldError, ...]:
    """The errors in the reader's language; the field is the name of the question."""
    voice = Voice(current_locale(), say)
    return tuple(FieldError(error.words(voice), error.path) for error in answers.errors)


def typed(posted: MultiDict[str, str], secret: Iterable[str] = ()) -> Mapping[str, str]:
    """What was typed, to be shown again; never a secret."""
    return {name: value for name, value in posted.items() if name not in secret}
