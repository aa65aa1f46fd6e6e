"""Reading a form-js schema into a form that can be asked.

``type`` is always a form-js type, so that any form-js editor opens the form; ours stands in
``properties.kind``. Texts are Vietnamese, ``properties.<text>_en`` is optional English.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from forms import elements
from forms.conditions import ShowWhen, show_when
from forms.elements import Source, mapping, words
from forms.expressions import Expression
from forms.faults import FormDefinitionError
from forms.fields import Divider, Element, Field, FormDefinition, Group, Paragraph, group_of
from forms.keys import Keys
from forms.kind import Kind, KindFault
from forms.messages import message
from forms.registry import DATE_KINDS, DEFAULTS, all_kinds
from forms.texts import Text

MOST_ELEMENTS, MOST_LEVELS = 1_000, 20
"""Elements of a form, and groups in groups: more than anybody can fill in or a page can show."""

__all__ = ["FormDefinition", "FormDefinitionError", "group_of", "read_form"]


def read_form(schema: Mapping[str, object]) -> FormDefinition:
    """Read a form-js schema; raises FormDefinitionError naming the element that is wrong."""
    reader = _Reader()
    components = schema.get("components")
    if not isinstance(components, list) or not components:
        raise FormDefinitionError(str(schema.get("id") or "form"), message("Biểu mẫu chưa có câu hỏi nào."))
    form = FormDefinition(str(schema.get("id") or "form"), reader.all_of(schema, ()))
    _refuse_strangers(form.fields, [field.key for field in form.fields])
    return form


class _Reader:
    """One form, or the columns of one of its tables, being read."""

    def __init__(self, level: int = 0) -> None:
        self.keys = Keys()
        self.count, self.level = 0, level

    def all_of(self, source: Source, hides: tuple[Expression, ...]) -> tuple[Element, ...]:
        found = elements.items(source, "components")
        self.count, self.level = self.count + len(found), self.level + 1
        if self.count > MOST_ELEMENTS or self.level > MOST_LEVELS:
            most = {"count": MOST_ELEMENTS, "levels": MOST_LEVELS}
            says = message("Biểu mẫu có hơn {count} phần tử hoặc lồng quá {levels} tầng.", **most)
            raise FormDefinitionError(_where(source), says)
        read = tuple(self.one_of(item, hides) for item in found)
        self.level -= 1
        return read

    def one_of(self, source: Source, hides: tuple[Expression, ...]) -> Element:
        kind, where = words(source, "type"), _where(source)
        hide = elements.expression(mapping(source, "conditional"), "hide", where)
        shown = show_when(hide.text, self.keys.answers) if hide else None
        if kind == "group":
            return self.group(source, (*hides, hide) if hide else hides, shown)
        if kind == "text":
            return self.paragraph(source, shown)
        if kind in ("separator", "spacer"):
            return Divider(where, kind == "spacer", elements.place(source))
        return self.field(source, (*hides, hide) if hide else hides, shown)

    def group(self, source: Source, hides: tuple[Expression, ...], shown: ShowWhen | None) -> Group:
        label = elements.text(source, "label", mapping(source, "properties"))
        return Group(_where(source), label, self.all_of(source, hides), shown, elements.place(source))

    def paragraph(self, source: Source, shown: ShowWhen | None) -> Paragraph:
        text = elements.text(source, "text", mapping(source, "properties"))
        if text is None:
            raise FormDefinitionError(_where(source), message("Đoạn văn chưa có chữ nào (text)."))
        return Paragraph(_where(source), text, shown, elements.place(source))

    def field(self, source: Source, hides: tuple[Expression, ...], shown: ShowWhen | None) -> Field:
        key = self.keys.take(words(source, "key") or words(source, "path"), _where(source))
        properties = mapping(source, "properties")
        label = _label(source, properties)
        noun = elements.text(properties, "noun", properties) or label.inside()
        field = Field(
            key=key,
            kind=_kind(source, key),
            label=label,
            noun=noun,
            hint=elements.text(source, "description", properties),
            limits=elements.limits(source),
            options=elements.options(source, key),
            options_from=words(source, "valuesKey") or words(properties, "options_from"),
            columns=self.columns(source),
            hides=hides,
            show_when=shown,
            prefill=elements.expression(properties, "prefill", key),
            rules=elements.rules(properties, key),
            readonly=source.get("readonly") is True or source.get("disabled") is True,
            place=elements.place(source),
            settings=properties,
        )
        field = replace(field, default=field.kind.store(field, source.get("defaultValue")))
        _configure(field)
        self.keys.answered(field)
        return field

    def columns(self, source: Source) -> tuple[Field, ...]:
        if source.get("type") != "dynamiclist":
            return ()
        inner = _Reader(self.level).all_of(source, ())
        strangers = [element for element in inner if not isinstance(element, Field)]
        if strangers:
            raise FormDefinitionError(_where(source), message("Cột của bảng chỉ có thể là câu hỏi."))
        return tuple(element for element in inner if isinstance(element, Field))


def _refuse_strangers(fields: Sequence[Field], declared: Sequence[str]) -> None:
    """Conditions and rules read the form's questions and what stands around it, nothing else."""
    for field in fields:
        for expression in (*field.hides, *(rule.when for rule in field.rules)):
            if strangers := expression.strangers(declared):
                says = message("Biểu thức dùng tên không có: {names}", names=", ".join(strangers))
                raise FormDefinitionError(field.key, says)
        _refuse_strangers(field.columns, [*declared, *(column.key for column in field.columns)])


def _configure(field: Field) -> None:
    try:
        field.kind.configure(field)
    except KindFault as fault:
        raise FormDefinitionError(field.key, fault.says) from fault


def _kind(source: Source, key: str) -> Kind:
    """The kind that ``properties.kind`` names, or the one that belongs to the form-js type."""
    type_ = words(source, "type") or ""
    usual = DATE_KINDS.get(words(source, "subtype") or "date") if type_ == "datetime" else DEFAULTS.get(type_)
    if usual is None:
        raise FormDefinitionError(
            key, message("Loại phần tử “{type}” không có trong biểu mẫu ở đây.", type=type_)
        )
    named = words(mapping(source, "properties"), "kind")
    kind = all_kinds().get(named or usual)
    if kind is None:
        known = ", ".join(sorted(all_kinds()))
        raise FormDefinitionError(
            key, message("Không có kiểu câu hỏi “{kind}”. Các kiểu có: {known}.", kind=named, known=known)
        )
    if type_ not in kind.types:
        wanted = ", ".join(kind.types)
        raise FormDefinitionError(
            key,
            message(
                "Kiểu “{kind}” cần loại {wanted}, không phải {type}.",
                kind=kind.name,
                wanted=wanted,
                type=type_,
            ),
        )
    return kind


def _label(source: Source, properties: Source) -> Text:
    """form-js calls the label of a date ``dateLabel`` and of a time ``timeLabel``."""
    for name in ("label", "dateLabel", "timeLabel"):
        if words(source, name):
            return Text(words(source, name) or "", words(properties, "label_en"))
    raise FormDefinitionError(_where(source), message("Câu hỏi chưa có nhãn (label)."))


def _where(source: Source) -> str:
    return (
        words(source, "key") or words(source, "path") or words(source, "id") or words(source, "type") or "?"
    )
