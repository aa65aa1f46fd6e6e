"""The question types, found by file name in ``forms/kinds``."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from forms import kinds
from forms.kind import Kind

DEFAULTS: Mapping[str, str] = MappingProxyType(
    {
        "textfield": "text",
        "textarea": "textarea",
        "number": "number",
        "checkbox": "checkbox",
        "radio": "radio",
        "select": "select",
        "checklist": "checklist",
        "dynamiclist": "table",
        "filepicker": "file",
    }
)
"""The kind of a form-js type where ``properties.kind`` says nothing."""

DATE_KINDS: Mapping[str, str] = MappingProxyType({"date": "date", "time": "time", "datetime": "date_time"})
"""The kind of a form-js ``datetime`` by its subtype."""


@cache
def all_kinds() -> Mapping[str, Kind]:
    """Every question type by name."""
    found = {module.name: _load(module.name) for module in iter_modules(kinds.__path__)}
    return MappingProxyType(found)


def _load(name: str) -> Kind:
    kind: Kind = import_module(f"{kinds.__name__}.{name}").KIND
    kind.name = name
    return kind
