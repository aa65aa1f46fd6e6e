"""Colours people must tell apart, computed from the stylesheet's own values (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

ASSETS = Path(__file__).parents[3] / "app" / "assets"
SOURCE = (ASSETS / "scss" / "_tokens.scss").read_text("utf-8")
COLOURS = dict(re.findall(r'"([\w-]+)": (#[0-9a-f]{6})', SOURCE))

TEXT = [
    ("ink", "white"),
    ("ink", "paper"),
    ("ink", "paper-2"),
    ("ink", "focus"),
    ("ink", "voi-100"),
    ("ink", "paper-3"),
    ("ink-2", "white"),
    ("ink-2", "paper"),
    ("ink-2", "paper-2"),
    ("ink-2", "desk"),
    ("ink-2", "tro-100"),
    ("white", "cua-900"),
    ("white", "cua-800"),
    ("white", "cua-700"),
    ("cua-700", "paper-2"),
    ("cua-700", "desk"),
    ("cua-700", "cua-100"),
    ("cua-700", "cua-50"),
    ("cua-800", "white"),
    ("cua-100", "cua-800"),
    ("voi-700", "white"),
    ("voi-700", "voi-100"),
    ("voi-700", "desk"),
    ("voi-400", "cua-800"),
    ("son-700", "white"),
    ("son-700", "son-100"),
    ("son-700", "paper-2"),
    ("la-700", "white"),
    ("la-700", "la-100"),
    ("cham-700", "white"),
    ("cham-700", "cham-100"),
    ("tro-700", "white"),
    ("tro-700", "tro-100"),
    ("visited", "white"),
    ("focus", "cua-800"),
]
GRAPHICS = [
    ("line-2", "white"),
    ("line-2", "paper-2"),
    ("voi-500", "white"),
    ("voi-500", "desk"),
    ("ink-2", "paper"),
    ("cua-700", "paper-3"),
    ("voi-700", "voi-400"),
]


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(COLOURS[one]), luminance(COLOURS[other])), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_itself():
    assert luminance("#ffffff") == pytest.approx(1)
    assert (luminance("#ffffff") + 0.05) / (luminance("#000000") + 0.05) == pytest.approx(21)
    assert contrast("ink", "white") == pytest.approx(17.15, abs=0.01)


@pytest.mark.parametrize(("front", "back"), TEXT)
def test_text_can_be_read(front, back):
    assert contrast(front, back) >= 4.5


@pytest.mark.parametrize(("front", "back"), GRAPHICS)
def test_graphics_can_be_seen(front, back):
    assert contrast(front, back) >= 3.0


def styles() -> dict[str, str]:
    return {
        str(path.relative_to(ASSETS)): path.read_text("utf-8") for path in (ASSETS / "scss").rglob("*.scss")
    }


def test_every_custom_property_used_is_a_token():
    known = set(COLOURS) | {f"s{point}" for point in range(10)}
    known |= set(re.findall(r"--([\w-]+):", "".join(styles().values())))
    used = set(re.findall(r"var\(--([\w-]+)", "".join(styles().values())))
    assert used - known == set()


def test_no_line_is_lower_than_vietnamese_letters():
    """Below 1.35 the marks of Ể and Ộ touch the line above."""
    heights = [float(value) for value in re.findall(r"line-height: ([\d.]+);", "".join(styles().values()))]
    assert min(heights) >= 1.35


def test_only_two_weights_and_no_capitals_for_style():
    everything = "".join(styles().values())
    assert set(re.findall(r"font-weight: (\w+)", everything)) <= {"400", "600", "inherit"}
    assert "uppercase" not in everything
    assert "GDS Transport" not in everything


def test_the_lock_names_no_registry():
    lock = (ASSETS / "package-lock.json").read_text("utf-8")
    assert "resolved" not in lock
    assert "omit-lockfile-registry-resolved=true" in (ASSETS / ".npmrc").read_text("utf-8")


def test_every_icon_a_template_names_is_in_the_sprite():
    listed = set((ASSETS / "icons.txt").read_text("utf-8").split())
    templates = (ASSETS.parent / "templates").rglob("*.html")
    named = {name for path in templates for name in re.findall(r'icon\("([\w-]+)"', path.read_text("utf-8"))}
    assert named - listed == set()
