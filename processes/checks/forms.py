"""The forms of the diagram under examination, as far as they can be read."""

from collections.abc import Iterator, Mapping
from typing import Any

from forms.definition import FormDefinition, FormDefinitionError, read_form
from forms.fields import Field
from processes.checks.subject import Subject
from processes.engine.diagram import DiagramError
from processes.engine.diagram.extensions import extensions
from processes.engine.diagram.form_parts import read_schema
from processes.engine.diagram.namespaces import ours

MAX_DEPTH = 20


def definitions(subject: Subject) -> dict[str, FormDefinition | FormDefinitionError]:
    """The forms by id, read; or why one cannot be read. Those that are no form at all are left out."""
    found: dict[str, FormDefinition | FormDefinitionError] = {}
    for name, schema in subject.once(schemas).items():
        try:
            if schema:
                found[name] = read_form(schema)
        except FormDefinitionError as error:
            found[name] = error
    return found


def questions(subject: Subject) -> dict[tuple[str, str], Field]:
    """The questions by form and key."""
    forms = subject.once(definitions).items()
    return {
        (name, field.key): field
        for name, form in forms
        if isinstance(form, FormDefinition)
        for field in form.fields
    }


def schemas(subject: Subject) -> dict[str, dict[str, Any]]:
    """The form-js schemas by id; those that cannot be read are left out."""
    found: dict[str, dict[str, Any]] = {}
    for element in extensions(subject.process):
        name = element.get("id")
        if not name:
            continue
        if element.tag == ours("form"):
            try:
                found[name] = read_schema(element)
            except DiagramError:
                found[name] = {}
        elif element.tag == ours("useForm"):
            found[name] = dict(subject.library.get(element.get("from") or "", {}))
    return found


def field_keys(schema: Mapping[str, Any], depth: int = 0) -> Iterator[str]:
    """The keys of a form's questions, groups opened; columns of tables are not among them."""
    components = schema.get("components")
    if not isinstance(components, list) or depth > MAX_DEPTH:
        return
    for component in components:
        if not isinstance(component, dict):
            continue
        key = component.get("key") or component.get("path")
        if isinstance(key, str) and key:
            yield key
        if component.get("type") == "group":
            yield from field_keys(component, depth + 1)


def columns(schema: Mapping[str, Any], table: str, depth: int = 0) -> frozenset[str] | None:
    """The keys of the columns of a form's table, groups opened; None where it has no such table."""
    components = schema.get("components")
    for component in components if isinstance(components, list) and depth <= MAX_DEPTH else ():
        if not isinstance(component, dict):
            continue
        if component.get("type") == "dynamiclist" and table in (component.get("path"), component.get("key")):
            return frozenset(field_keys(component))
        if component.get("type") == "group" and (found := columns(component, table, depth + 1)) is not None:
            return found
    return None
