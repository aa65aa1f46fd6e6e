"""A citizen's first view stays under 150 KB: fonts, style, script, icons, drawings, page, compressed."""

import gzip
import json

import gallery
import pytest
from built import DIST, MANIFEST

pytestmark = pytest.mark.skipif(not MANIFEST.exists(), reason="the assets are not built")


@pytest.fixture
def names():
    return json.loads(MANIFEST.read_text("utf-8"))


def packed(name: str) -> int:
    content = (DIST / name).read_bytes()
    return len(content) if name.endswith(".woff2") else len(gzip.compress(content))


def test_the_first_view_stays_in_its_budget(names, monkeypatch):
    monkeypatch.setattr(gallery.formatting, "gettext", lambda text: text)
    monkeypatch.setattr(gallery.formatting, "ngettext", lambda one, many, num: one % {"num": num})
    page = len(gzip.compress(gallery.render(gallery.environment(), "home").encode()))
    fonts = [path.name for path in DIST.glob("be-vietnam-pro-*.woff2")]
    drawings = [path.name for path in DIST.glob("*.svg") if path.name not in (names["icons.svg"],)]
    shared = [names["citizen.css"], names["app.js"], names["icons.svg"]]
    assert len(fonts) == 4
    assert page + sum(map(packed, fonts + drawings + shared)) < 150_000


def test_the_citizens_style_brings_only_its_own_fonts(names):
    style = (DIST / names["citizen.css"]).read_text("utf-8")
    assert style.count("@font-face") == 4
    assert "inter-latin" not in style
    assert "latin-ext" not in style
    assert "GDS" not in style


def test_every_built_name_exists_and_carries_its_hash(names):
    for plain, hashed in names.items():
        assert (DIST / hashed).is_file()
        assert hashed.startswith(plain.split(".", maxsplit=1)[0] + "-")
