"""Writes SVG elements: numbers short, lines of text one below the other."""

from collections.abc import Mapping
from typing import Any

from lxml import etree

from processes.engine.diagram.namespaces import Element

SVG = "http://www.w3.org/2000/svg"
LINE = 16
ROUND = 6


def svg_root(attributes: Mapping[str, Any]) -> Element:
    """An empty drawing."""
    return _set(etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG}), attributes)


def add(parent: Element, tag: str, attributes: Mapping[str, Any]) -> Element:
    """Add an element; numbers in ``attributes`` are written without needless decimals."""
    return _set(etree.SubElement(parent, f"{{{SVG}}}{tag}"), attributes)


def say(parent: Element, tag: str, text: str, **attributes: Any) -> None:
    """Add an element that holds only text."""
    add(parent, tag, attributes).text = text


def letters(parent: Element, lines: tuple[str, ...], at: tuple[float, float]) -> Element:
    """Add lines of text; the middle of the first stands at ``at``."""
    text = add(parent, "text", {"class": "label", "text-anchor": "middle"})
    for number, line in enumerate(lines):
        say(text, "tspan", line, x=at[0], y=at[1] + number * LINE, dy="0.35em")
    return text


def number(value: float) -> str:
    """A length with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def way(points: tuple[tuple[float, float], ...]) -> str:
    """A path along ``points`` with its corners rounded."""
    parts = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        start, end = _towards(corner, before), _towards(corner, after)
        parts.append(f"L{_at(start)}Q{_at(corner)} {_at(end)}")
    return "".join([*parts, f"L{_at(points[-1])}"])


def _at(point: tuple[float, float]) -> str:
    return f"{number(point[0])} {number(point[1])}"


def _towards(corner: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """A point near ``corner`` on the way to ``other``, at most half the way."""
    dx, dy = other[0] - corner[0], other[1] - corner[1]
    length = (dx * dx + dy * dy) ** 0.5
    share = min(ROUND, length / 2) / length if length else 0
    return corner[0] + dx * share, corner[1] + dy * share


def _set(element: Element, attributes: Mapping[str, Any]) -> Element:
    for name, value in attributes.items():
        element.set(name, value if isinstance(value, str) else number(value))
    return element
