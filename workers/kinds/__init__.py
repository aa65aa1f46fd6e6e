"""Who acts on a moment that has come: one file for each kind of ``Due``, found by the kind's name.

A kind gets the services and the id of the row. It looks at its subject as it is now, and leaves the row
gone, moved or fired; a row it leaves alone comes up again in the next round.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from app.services import Services

Kind = Callable[[Services, str], None]


@cache
def kind_names() -> frozenset[str]:
    """The kinds there are."""
    return frozenset(module.name for module in iter_modules(__path__))


@cache
def find_kind(name: str) -> Kind:
    """The function ``act`` of the file of that name; raises LookupError for an unknown kind."""
    if name not in kind_names():
        raise LookupError(f"Nobody acts on moments of the kind {name}.")
    kind: Kind = import_module(f"{__name__}.{name}").act
    return kind
