"""A diagram as the server draws it, with the checker's findings at their elements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from flask_babel import ngettext
from markupsafe import Markup

from app.queries.reading import Reading
from processes.checks import Finding
from processes.engine.diagram import DiagramError, Picture, draw_svg, picture
from processes.engine.diagram.renaming import SEPARATOR
from processes.engine.diagram.svg_badges import Badge

SEVERITIES = ("error", "warning", "hint")


@dataclass(frozen=True)
class Drawn:
    """``svg`` is empty for what cannot be read or has no drawing; ``places`` are the elements drawn with a
    badge, by the id a finding names."""

    svg: Markup = field(default_factory=Markup)
    places: Mapping[str, str] = field(default_factory=dict)

    def url(self, element: str | None) -> str:
        """Where on this page the badge of ``element`` is; empty where it is not drawn."""
        place = self.places.get(element or "")
        return f"#diagram-at-{quote(place)}" if place else ""


def draw_checked(reading: Reading, source: bytes, found: Iterable[Finding]) -> Drawn:
    """The main plane of any bytes at all."""
    try:
        drawn = picture(source)
    except DiagramError:
        return Drawn()
    if not drawn.shapes:
        return Drawn()
    places = _places(drawn, found)
    badges = _badges(places, found)
    # The drawing is made by our own code; what the diagram says is escaped as it is written.
    return Drawn(Markup(draw_svg(drawn, locale=reading.locale, badges=badges)), places)


def _places(drawn: Picture, found: Iterable[Finding]) -> dict[str, str]:
    """Elements with findings: themselves where drawn, else the block they came from."""
    known = {one.id for part in (drawn.bands, drawn.shapes, drawn.edges) for one in part}
    places = dict[str, str]()
    for one in found:
        id_ = one.element or ""
        while id_ and id_ not in known:
            id_ = id_.rpartition(SEPARATOR)[0]
        if one.element and id_:
            places[one.element] = id_
    return places


def _badges(places: Mapping[str, str], found: Iterable[Finding]) -> dict[str, Badge]:
    """One badge an element: the worst that was found, and how many of those."""
    counted: dict[str, list[str]] = defaultdict(list)
    for one in found:
        if one.element in places:
            counted[places[one.element]].append(one.severity)
    badges = {}
    for id_, severities in counted.items():
        worst = min(severities, key=SEVERITIES.index)
        count = severities.count(worst)
        badges[id_] = Badge(worst, count, _told(worst, count))
    return badges


def _told(severity: str, count: int) -> str:
    if severity == "error":
        return ngettext("%(num)s lỗi", "%(num)s lỗi", count)
    if severity == "warning":
        return ngettext("%(num)s cảnh báo", "%(num)s cảnh báo", count)
    return ngettext("%(num)s gợi ý", "%(num)s gợi ý", count)
