"""Writes the gallery into a folder, so that a browser can look at it: ``python serve_gallery.py FOLDER``."""

import shutil
import sys
from pathlib import Path

import gallery
from built import DIST


def write(folder: Path) -> None:
    """Every page in both languages, with the built assets beside them."""
    gallery.formatting.gettext = str
    gallery.formatting.ngettext = lambda one, many, num: one % {"num": num}
    shutil.copytree(DIST, folder / "assets", dirs_exist_ok=True)
    for locale in ("vi", "en"):
        env = gallery.environment(locale)
        for page in gallery.PAGES:
            (folder / f"{page}.{locale}.html").write_text(gallery.render(env, page), "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
