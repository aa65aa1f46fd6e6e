"""Forms of other engines: fields in the diagram become a form-js schema, keys of forms elsewhere a name."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import quoteattr

from forms.messages import message
from processes.checks.proposals.proposal import Proposal, propose
from processes.engine.diagram.extensions import extensions
from processes.engine.diagram.foreign import foreign_children, foreign_value, inner
from processes.engine.diagram.namespaces import Element, local_name

TYPES: dict[str, dict[str, Any]] = {
    "long": {"type": "number"},
    "integer": {"type": "number"},
    "int": {"type": "number"},
    "double": {"type": "number", "decimalDigits": 2},
    "float": {"type": "number", "decimalDigits": 2},
    "boolean": {"type": "checkbox"},
    "date": {"type": "datetime", "subtype": "date"},
    "enum": {"type": "select"},
}
"""Question types by the types of other engines; anything else is a line of text."""
MOST_FIELDS = 200


@dataclass
class Asked:
    """A form read from the fields of a task: ``paths`` say where an expression finds each variable."""

    id: str
    components: list[dict[str, Any]] = field(default_factory=list)

    @property
    def paths(self) -> dict[str, str]:
        return {c["was"]: f"form.{self.id}.{c['key']}" for c in self.components}

    def schema(self) -> str:
        """The form-js schema as text."""
        shown = [{name: value for name, value in c.items() if name != "was"} for c in self.components]
        return json.dumps({"type": "default", "id": self.id, "components": shown}, ensure_ascii=False)


def asked_by(task: Element) -> Asked | None:
    """The form whose fields stand in a task or start event; None where there are none."""
    fields = [f for _, data in foreign_children(task, "formData") for f in inner(data, "formField")]
    fields += [each for _, each in foreign_children(task, "formProperty")]
    named = [f for f in fields if f.get("id")][:MOST_FIELDS]
    if not named:
        return None
    asked = Asked(identifier(task.get("id") or "form"))
    taken: set[str] = set()
    for each in named:
        key = identifier(str(each.get("id")))
        if key not in taken:
            asked.components.append(_component(each, key))
            taken.add(key)
    return asked


def _component(said: Element, key: str) -> dict[str, Any]:
    component: dict[str, Any] = {
        "was": said.get("id"),
        "key": key,
        "label": said.get("label") or said.get("name") or key,
    }
    component |= TYPES.get((said.get("type") or "").lower(), {"type": "textfield"})
    if component["type"] == "select":
        component["values"] = _values(said)
    if _required(said):
        component["validate"] = {"required": True}
    return component


def _values(said: Element) -> list[dict[str, str]]:
    given = [e for e in inner(said, "value") if e.get("id")]
    found = [{"value": str(e.get("id")), "label": e.get("name") or str(e.get("id"))} for e in given]
    return found or [{"value": "1", "label": "1"}]


def _required(said: Element) -> bool:
    rules = [c for v in inner(said, "validation") for c in inner(v, "constraint")]
    return said.get("required") == "true" or any(rule.get("name") == "required" for rule in rules)


def of_fields(task: Element, asked: Asked) -> Proposal:
    """The form that the fields of a task make."""
    text = message(
        "Biểu mẫu “{form}” có {count} câu hỏi, đọc từ khai báo của phần mềm khác.",
        form=asked.id,
        count=len(asked.components),
    )
    stands = ", ".join(str(component["was"]) for component in asked.components)
    return propose(task, "form", stands, text, _form(asked.id, asked.schema()))


def _form(name: str, schema: str) -> str:
    return f"<motcua:form id={quoteattr(name)}><![CDATA[{schema.replace(']]>', ']] >')}]]></motcua:form>"


def of_task(task: Element) -> Iterator[Proposal]:
    """A form kept outside of the diagram, by its key; that of the start is a page of the application."""
    said = [found] if (found := foreign_value(task, "formKey", "formRef")) else []
    for name, element in foreign_children(task, "formDefinition"):
        for attribute in ("formId", "formKey", "externalReference"):
            if element.get(attribute):
                said.append((f"{name} {attribute}", str(element.get(attribute))))
    for where, key in said:
        form = identifier(re.split(r"[/:]", key.removesuffix(".html").removesuffix(".form"))[-1])
        text = message("Tạo biểu mẫu “{form}” trong sơ đồ, hoặc chọn một biểu mẫu dùng chung.", form=form)
        ours = "section" if local_name(task) == "startEvent" else "task"
        yield propose(task, "form", f'{where}="{key}"', text, f'<motcua:{ours} form="{form}"/>')


def of_process(process: Element) -> Iterator[Proposal]:
    """Forms in form-js that another editor put into the process."""
    for element, name, schema in _kept_in(process):
        text = message("Biểu mẫu này là form-js, dùng lại được sau khi xem các loại câu hỏi.")
        draft = _form(name, json.dumps(schema, ensure_ascii=False))
        yield propose(element, "form", element.text or "", text, draft)


def paths_of(process: Element) -> dict[str, str]:
    """Where an expression finds the variables that the questions of these forms set; of two, the first."""
    found: dict[str, str] = {}
    for _, name, schema in _kept_in(process):
        asked = schema.get("components")
        for each in asked if isinstance(asked, list) else ():
            key = each.get("key") if isinstance(each, Mapping) else None
            if isinstance(key, str) and identifier(key) == key:
                found.setdefault(key, f"form.{name}.{key}")
    return found


def _kept_in(process: Element) -> Iterator[tuple[Element, str, Mapping[str, Any]]]:
    """Each such form with our name for it and its schema."""
    for element in extensions(process):
        schema = _schema(element.text or "") if local_name(element) == "userTaskForm" else None
        if schema is not None:
            yield element, identifier(element.get("id") or "form"), schema


def _schema(text: str) -> Mapping[str, Any] | None:
    try:
        schema = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return schema if isinstance(schema, Mapping) else None


def identifier(text: str) -> str:
    """A name that forms and FEEL can use."""
    found = re.sub(r"[^A-Za-z0-9_]+", "_", text).strip("_")[:60] or "form"
    return f"f_{found}" if found[0].isdigit() else re.sub("__+", "_", found)
