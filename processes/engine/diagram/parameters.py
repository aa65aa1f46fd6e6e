"""Parameters of blocks: what a block asks for, what a call gives, and ``${name}`` replaced by it."""

import re
from dataclasses import dataclass

from forms.messages import message
from processes.engine.diagram.errors import BlockError
from processes.engine.diagram.extensions import Attributes, extensions
from processes.engine.diagram.namespaces import Element, ours

KINDS = {
    "number": message("số"),
    "text": message("chữ"),
    "form": message("biểu mẫu"),
    "boolean": message("true hoặc false"),
}
TYPES = tuple(KINDS)
PLACE = re.compile(r"\$\{([^{}]*)\}")
_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,6})?")


@dataclass(frozen=True)
class Parameter:
    """What a block asks for; ``default`` None means that every call must give it."""

    name: str
    type: str
    default: str | None

    def accepts(self, value: str) -> bool:
        """Whether ``value`` has the parameter's type."""
        if self.type == "number":
            return _NUMBER.fullmatch(value) is not None
        return self.type == "text" or (value in ("true", "false") if self.type == "boolean" else bool(value))


def parameters_of(process: Element) -> list[Parameter]:
    """The parameters that the process of a block declares."""
    found = []
    for element in extensions(process):
        if element.tag == ours("parameter"):
            read = Attributes(element)
            found.append(Parameter(read.text("name"), read.text("type", "text"), element.get("default")))
    return found


def given_by(call: Element) -> dict[str, str]:
    """The literals that a call activity gives with ``motcua:with``."""
    return {
        Attributes(element).text("name"): element.get("value", "")
        for element in extensions(call)
        if element.tag == ours("with")
    }


def bind(process: Element, call: Element) -> dict[str, str]:
    """The value of each parameter of block ``process`` for ``call``.

    Raises :class:`BlockError` for a parameter that is missing, unknown or of another type.
    """
    given, where = given_by(call), call.get("id")
    wanted = {parameter.name: parameter for parameter in parameters_of(process)}
    for name in given:
        if name not in wanted:
            text = message("Khối “{block}” không có tham số “{name}”.", block=process.get("id"), name=name)
            raise BlockError(text, element=where)
    return {name: _value(parameter, given, process, call) for name, parameter in wanted.items()}


def _value(parameter: Parameter, given: dict[str, str], process: Element, call: Element) -> str:
    value = given.get(parameter.name, parameter.default)
    names = {"block": process.get("id"), "name": parameter.name}
    if value is None:
        raise BlockError(message("Khối “{block}” cần tham số “{name}”.", **names), element=call.get("id"))
    if not parameter.accepts(value):
        text = message(
            "Tham số “{name}” của khối “{block}” phải là {type}, không thể là “{value}”.",
            type=KINDS.get(parameter.type, parameter.type),
            value=value[:80],
            **names,
        )
        raise BlockError(text, element=call.get("id"))
    return value


def substitute(root: Element, values: dict[str, str], block: str, call: str | None) -> None:
    """Replace each ``${name}`` in texts and attribute values below ``root``.

    Raises :class:`BlockError` for a name that the block does not declare.
    """

    def fill(match: re.Match[str]) -> str:
        name = match.group(1).strip()
        if name not in values:
            text = message("Khối “{block}” dùng tham số “{name}” mà không khai báo.", block=block, name=name)
            raise BlockError(text, element=call)
        return values[name]

    for element in root.iter():
        if element.text and "${" in element.text:
            element.text = PLACE.sub(fill, element.text)
        for key, value in element.attrib.items():
            if "${" in value:
                element.set(key, PLACE.sub(fill, str(value)))
