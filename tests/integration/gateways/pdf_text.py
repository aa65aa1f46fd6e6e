"""The text of a PDF made by typst, read back through the fonts' own tables."""

import io
import re

import pikepdf

_PAIRS = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


def text_of(data: bytes) -> str:
    """All pages, without spaces and line breaks: where words are set apart is up to the layout."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return "".join(_page_text(page) for page in pdf.pages)


def squeezed(text: str) -> str:
    """``text`` as :func:`text_of` would give it."""
    return "".join(text.split())


def _page_text(page: pikepdf.Page) -> str:
    fonts = {name: _letters(font) for name, font in page.resources.Font.items()}
    letters: dict[str, str] = {}
    text = ""
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            letters = fonts[str(operands[0])]
        elif str(operator) in ("Tj", "TJ"):
            text += "".join(_decode(bytes(part), letters) for part in _strings(operands[0]))
    return squeezed(text)


def _strings(operand: object) -> list[pikepdf.String]:
    parts = operand if isinstance(operand, pikepdf.Array) else [operand]
    return [part for part in parts if isinstance(part, pikepdf.String)]


def _decode(codes: bytes, letters: dict[str, str]) -> str:
    return "".join(letters[codes[place : place + 2].hex()] for place in range(0, len(codes), 2))


def _letters(font: pikepdf.Object) -> dict[str, str]:
    """From the two bytes of a glyph to its letters, of the table ToUnicode."""
    table = font.ToUnicode.read_bytes().decode()
    chars = re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL)
    pairs = [pair for block in chars for pair in _PAIRS.findall(block)]
    return {code.lower(): bytes.fromhex(letters).decode("utf-16-be") for code, letters in pairs}
