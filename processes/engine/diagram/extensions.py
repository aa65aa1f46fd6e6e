"""Reads our extension elements: one attribute, one line, one clear error."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches

from forms.messages import Message, message
from processes.domain.procedure import Name
from processes.engine.diagram.document import line_of
from processes.engine.diagram.errors import AttributeProblem
from processes.engine.diagram.namespaces import Element, bpmn, local_name, ours


def extensions(element: Element) -> list[Element]:
    """The children of ``element``'s bpmn:extensionElements."""
    holder = element.find(bpmn("extensionElements"))
    return [] if holder is None else [e for e in holder if isinstance(e.tag, str)]


def extension(element: Element, local: str) -> Element | None:
    """The first of our extension elements called ``local``."""
    return next((e for e in extensions(element) if e.tag == ours(local)), None)


def hold_extensions(element: Element) -> Element:
    """The bpmn:extensionElements of ``element``, made where it has none."""
    holder = element.find(bpmn("extensionElements"))
    if holder is None:
        holder = element.makeelement(bpmn("extensionElements"))
        first = 1 if len(element) and element[0].tag == bpmn("documentation") else 0
        element.insert(first, holder)
    return holder


def owner_id(element: Element) -> str | None:
    """The id of the BPMN element that ``element`` stands in."""
    for holder in (element, *element.iterancestors()):
        if (
            holder.tag != bpmn("extensionElements")
            and str(holder.tag).startswith(bpmn(""))
            and holder.get("id")
        ):
            return holder.get("id")
    return None


@dataclass(frozen=True)
class Attributes:
    """Typed reading of the attributes of ``element``; every method raises AttributeProblem."""

    element: Element

    def text(self, name: str, default: str | None = None) -> str:
        """A text; without ``default`` it must be there."""
        value = self.element.get(name, default)
        if value is None or (default is None and not value.strip()):
            raise self.problem(name, message("Thiếu {attribute} của {element}.", **self._where(name)))
        return value

    def maybe(self, name: str) -> str | None:
        """A text, or None where it is absent or empty."""
        return self.element.get(name) or None

    def name(self, name: str) -> Name:
        """A text with its English beside it (``x``, ``xEn``)."""
        return Name(self.text(name), self.maybe(f"{name}En"))

    def maybe_name(self, name: str) -> Name | None:
        """Like :meth:`name`, or None."""
        return self.name(name) if self.maybe(name) else None

    def words(self, name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Values separated by spaces."""
        value = self.element.get(name)
        return default if value is None else tuple(value.split())

    def integer(self, name: str, default: int | None = None) -> int:
        """A whole number of 0 or more."""
        value = self.text(name, None if default is None else str(default))
        if not (value.isascii() and value.isdigit() and len(value) < 10):
            raise self._bad(name, value)
        return int(value)

    def decimal(self, name: str) -> Decimal:
        """A number of 0 or more, with a point for decimals."""
        value = self.text(name)
        try:
            number = Decimal(value)
        except InvalidOperation:
            raise self._bad(name, value) from None
        if not number.is_finite() or number < 0:
            raise self._bad(name, value)
        return number

    def boolean(self, name: str, default: bool) -> bool:
        """``true`` or ``false``."""
        value = self.element.get(name, "true" if default else "false")
        if value not in ("true", "false"):
            raise self._bad(name, value)
        return value == "true"

    def one_of(self, name: str, value: str, values: tuple[str, ...]) -> None:
        """Raise unless ``value`` of attribute ``name`` is among ``values``."""
        if value not in values:
            near = get_close_matches(value, values, 1, 0.6)
            known = ", ".join(values[:20])
            if near:
                raise self._bad(name, value, message("Có phải là {near}?", near=near[0]))
            raise self._bad(name, value, message("Chọn một trong: {known}.", known=known))

    def problem(self, name: str, text: Message, remedy: Message | None = None) -> AttributeProblem:
        """An error at this element."""
        line, owner = line_of(self.element), owner_id(self.element)
        return AttributeProblem(text, line=line, element=owner, remedy=remedy)

    def _bad(self, name: str, value: str, remedy: Message | None = None) -> AttributeProblem:
        text = message(
            "{attribute} của {element} không thể là “{value}”.", value=value[:80], **self._where(name)
        )
        return self.problem(name, text, remedy)

    def _where(self, name: str) -> dict[str, str]:
        """The card holds several fees and papers: which of them is told by its id."""
        element, own = local_name(self.element), self.element.get("id")
        return {"attribute": name, "element": f"{element} “{own}”" if own else element}
