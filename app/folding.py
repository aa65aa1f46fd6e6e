"""How text is searched: without case, without accents, đ as d."""

import unicodedata

_D = str.maketrans({"đ": "d", "Đ": "d", "ð": "d"})


def fold(text: str) -> str:
    """``Đăng ký HỘ`` → ``dang ky ho``; runs of white space become one space."""
    decomposed = unicodedata.normalize("NFD", text.translate(_D).casefold())
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(plain.split())
