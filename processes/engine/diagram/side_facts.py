"""Reads what makes a small diagram a case action: ``motcua:side``."""

from processes.domain.procedure import Name, Profile, Side
from processes.engine.diagram.extensions import Attributes, extension
from processes.engine.diagram.namespaces import Element, ours


def read_side(process: Element) -> Side | None:
    """The case action that ``process`` is, or None for a procedure."""
    element = extension(process, "side")
    if element is None:
        return None
    read = Attributes(element)
    return Side(
        action=read.text("action"),
        label=read.name("label"),
        consequence=read.maybe_name("consequence"),
        form=read.maybe("form"),
        move=read.maybe("move"),
        reason=read.text("reason", "required"),
        given={
            part.text("name"): part.text("value")
            for part in map(Attributes, element.iterchildren(ours("given")))
        },
    )


def side_profile(side: Side, process: Element) -> Profile:
    """The card of a side diagram: it has none of its own, the procedure's counts."""
    name = Name(str(process.get("name") or side.label.vi), side.label.en)
    return Profile(
        code=side.action,
        name=name,
        short_name=name,
        summary=name,
        field=Name("Quy trình bên", "Side diagrams"),
        agency_level="other",
        competent_unit=name,
        online_level="none",
        channels=(),
        result_forms=(),
    )
