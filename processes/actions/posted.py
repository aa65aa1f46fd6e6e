"""A posted form as plain data, so that a command can be kept and repeated."""

from collections.abc import Iterator, Mapping, Sequence


class PostedValues:
    """Names with the values posted under them; what ``forms`` calls *posted*."""

    def __init__(self, values: Mapping[str, Sequence[str]]) -> None:
        self._values = values

    def getlist(self, name: str, /) -> Sequence[str]:
        """Every value posted under ``name``."""
        return self._values.get(name, ())

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)
