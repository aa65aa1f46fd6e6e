"""Collects marked texts into the catalogues, and checks that English is complete.

The Vietnamese text is the key, so Vietnamese needs no catalogue of its own.
"""

import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

DAY = datetime(2026, 1, 1, tzinfo=UTC)
ROOT = Path(__file__).parent.parent
ENGLISH = ROOT / "app" / "translations" / "en" / "LC_MESSAGES" / "messages.po"
MAPPING = ROOT / "app" / "translations" / "babel.cfg"
KEYWORDS = ("_", "gettext", "ngettext:1,2", "message", "N_")


def extract() -> Catalog:
    """Every marked text of the source and the templates."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "messages.pot"
        keywords = [option for word in KEYWORDS for option in ("-k", word)]
        command = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", str(MAPPING)]
        command += [*keywords, "--no-default-keywords", "--no-location", "--sort-output"]
        command += ["-o", str(target), "."]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        with target.open("rb") as file:
            return read_po(file)


def stored() -> Catalog:
    """The English catalogue as it is kept."""
    if not ENGLISH.exists():
        return Catalog(locale="en")
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en")


def untranslated(catalogue: Catalog) -> list[str]:
    """Texts without English, or with English that somebody must look at."""
    return [str(m.id) for m in catalogue if m.id and (not m.string or m.fuzzy or m.string == ("", ""))]


def missing() -> list[str]:
    """Marked texts that the kept catalogue does not have in English."""
    kept = stored()
    lacking = [str(m.id) for m in extract() if m.id and kept.get(m.id) is None]
    return lacking + untranslated(kept)


def update() -> None:
    """Bring the catalogue in line with the source; translations that are there stay."""
    kept, found = stored(), extract()
    days = {"creation_date": DAY, "revision_date": DAY}
    fresh = Catalog(locale="en", project="motcua", version="1", fuzzy=False, **days)
    fresh.header_comment = "# English texts of Một Cửa; the key is the Vietnamese text."
    for text in found:
        if text.id:
            known = kept.get(text.id)
            fresh.add(text.id, known.string if known else "", flags=text.flags)
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    with ENGLISH.open("wb") as file:
        write_po(file, fresh, sort_output=True, width=110)


if __name__ == "__main__":
    if "--update" in sys.argv:
        update()
    lacking = missing()
    for text in lacking:
        print(text)
    print(f"{len(lacking)} texts without English")
    sys.exit(1 if lacking and "--check" in sys.argv else 0)
