"""Breaks names into lines that fit a shape, as the drawing's font will measure them, roughly."""

NARROW = frozenset("iíìỉĩịlIj1.,:;'|!()ftr ")
WIDE = frozenset("mwMWƠƯĐGOQ%@")


def width_of(text: str, size: float) -> float:
    """The width of ``text`` in a font of ``size``: an estimate, rather wide than narrow."""
    units = sum(0.34 if c in NARROW else 0.86 if c in WIDE else 0.6 for c in text)
    return units * size


def wrap(text: str, width: float, size: float, most: int) -> tuple[str, ...]:
    """Lines of at most ``width``, broken at spaces, at most ``most`` of them; what is left ends in "…"."""
    lines: list[str] = []
    for word in text.split():
        if lines and width_of(f"{lines[-1]} {word}", size) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], f"{lines[most - 1]}…")
