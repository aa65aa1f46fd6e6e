"""Forms shared by procedures; a diagram includes one under an id of its own."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@cache
def load_library() -> Mapping[str, Mapping[str, Any]]:
    """Every shared form as form-js schema, by the name of its file."""
    found = {
        file.name.removesuffix(".json"): json.loads(file.read_text(encoding="utf-8"))
        for file in files(__name__).iterdir()
        if file.name.endswith(".json")
    }
    return MappingProxyType(dict(sorted(found.items())))
