"""Forms and their questions, field by field."""

from collections.abc import Iterator, Mapping
from typing import Any

from processes.engine.difference.change import ADDED, CHANGED, MOVED, REMOVED, Change, field_changes
from processes.engine.difference.flatten import said_by
from processes.engine.difference.matching import out_of_order

Schema = Mapping[str, Any]
NOT_FIELDS = ("components", "id", "layout")
MOST_DEEP = 12


def form_changes(before: Mapping[str, Schema], after: Mapping[str, Schema]) -> Iterator[Change]:
    """Forms that are new or gone, and the questions that differ in the others."""
    for form in (*after, *(form for form in before if form not in after)):
        if form not in before or form not in after:
            schema = after.get(form) or before[form]
            kind = ADDED if form in after else REMOVED
            yield Change(kind, "form", form, str(schema.get("title") or form), "form")
        elif before[form] != after[form]:
            yield from _inside(form, before[form], after[form])


def _inside(form: str, before: Schema, after: Schema) -> Iterator[Change]:
    title = str(after.get("title") or form)
    if told := field_changes(_own(before), _own(after)):
        yield Change(CHANGED, "form", form, title, "form", fields=told)
    old, new = dict(_questions(before)), dict(_questions(after))
    strayed = out_of_order(list(old), list(new))
    for key in (*new, *(key for key in old if key not in new)):
        question = new.get(key) or old[key]
        told = field_changes(old.get(key, {}), new.get(key, {}))
        both = key in old and key in new
        kind = (CHANGED if told else MOVED) if both else ADDED if key in new else REMOVED
        if told or key in strayed:
            name = question.get("label") or question.get("text") or key
            yield Change(kind, "question", key, name, question.get("type", ""), form, told)


def _own(schema: Schema) -> dict[str, str]:
    """What the form says besides its questions."""
    return dict(said_by({key: value for key, value in schema.items() if key not in NOT_FIELDS}))


def _questions(schema: Schema, trail: str = "", depth: int = 0) -> Iterator[tuple[str, dict[str, str]]]:
    """Every component with its fields; what has no key of its own is named by its place."""
    components = schema.get("components")
    for index, component in enumerate(components if isinstance(components, list) else (), 1):
        if not isinstance(component, Mapping) or depth > MOST_DEEP:
            continue
        key = (
            component.get("key")
            or component.get("path")
            or component.get("id")
            or f"{component.get('type')}{index}"
        )
        place = f"{trail}{key}"
        said = {name: value for name, value in component.items() if name not in NOT_FIELDS}
        yield place, dict(said_by(said))
        yield from _questions(component, f"{place}.", depth + 1)
