"""Vietnamese without diacritics, for channels that carry plain letters only."""

import unicodedata

_LETTERS = str.maketrans(
    {
        "đ": "d",
        "Đ": "D",
        "₫": "d",
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "…": "...",
        "·": "-",
        "×": "x",
        "\u00a0": " ",
    }
)


def plain_letters(text: str) -> str:
    """``text`` in ASCII: marks taken off, typographic signs simplified, anything else replaced by ``?``."""
    bare = unicodedata.normalize("NFD", text.translate(_LETTERS))
    kept = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return kept.encode("ascii", "replace").decode()
