"""Names of files as people gave them, made safe to show and to offer for download."""

import re
import unicodedata

LONGEST = 80
"""Characters of a name without its extension: with Vietnamese letters still under 255 bytes."""

_RESERVED = re.compile(r'[<>:"|?*]+')
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?$")


def clean_name(filename: str, extensions: tuple[str, ...]) -> str:
    """The last part of ``filename`` with an extension that fits the content.

    Folders, control and direction characters, and signs that file systems reserve are dropped. ``extensions``
    are those of the kind; the first replaces any other. Without a usable name it is ``tep``.
    """
    name = unicodedata.normalize("NFC", re.split(r"[/\\]", filename)[-1])
    name = _RESERVED.sub(" ", "".join(sign if _shown(sign) else " " for sign in name))
    stem, extension = _split(" ".join(name.split()))
    stem = stem[:LONGEST].strip(" .") or "tep"
    if _DEVICE.match(stem):
        stem = f"tep {stem}"
    return stem + (extension if extension in extensions else extensions[0])


def _shown(sign: str) -> bool:
    """Neither control, format (which hides direction changes), surrogate, private nor unassigned."""
    return not unicodedata.category(sign).startswith("C")


def _split(name: str) -> tuple[str, str]:
    found = _EXTENSION.search(name)
    return (name[: found.start()], found.group().lower()) if found else (name, "")
