"""What is taken and what is refused, by content."""

import hashlib
import io
import struct
import zlib

import pikepdf
import pytest
from PIL import Image

from app.gateways.uploads.inspection import inspect
from app.gateways.uploads.refusals import (
    Damaged,
    Empty,
    Encrypted,
    TooLarge,
    TooManyPixels,
    UploadRefused,
    WrongKind,
)
from forms.messages import Message
from processes.domain.errors import Refusal

ALL = ("application/pdf", "image/*")
MB = 1024 * 1024


def pdf(pages: int = 1, **save: object) -> bytes:
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page()
    out = io.BytesIO()
    document.save(out, **save)
    return out.getvalue()


def picture(kind: str, size: tuple[int, int] = (40, 30), mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 50).convert(mode).save(out, kind)
    return out.getvalue()


def refused(data: bytes, accept: tuple[str, ...] = ALL, most: int = 20 * MB) -> Message:
    with pytest.raises(UploadRefused) as caught:
        inspect(data, "đơn.pdf", accept, most)
    return caught.value.text


def test_a_pdf() -> None:
    data = pdf(3)
    file = inspect(data, "Giấy ủy quyền.pdf", ALL, MB)
    assert (file.media_type, file.pages, file.size) == ("application/pdf", 3, len(data))
    assert file.filename_clean == "Giấy ủy quyền.pdf"
    assert file.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("kind", "mode", "media_type"),
    [
        ("JPEG", "RGB", "image/jpeg"),
        ("JPEG", "L", "image/jpeg"),
        ("JPEG", "CMYK", "image/jpeg"),
        ("PNG", "RGB", "image/png"),
        ("PNG", "RGBA", "image/png"),
        ("PNG", "1", "image/png"),
    ],
)
def test_a_picture(kind: str, mode: str, media_type: str) -> None:
    file = inspect(picture(kind, mode=mode), "ảnh", ALL, MB)
    assert (file.media_type, file.pages) == (media_type, None)


def test_the_content_decides_not_the_name() -> None:
    assert inspect(picture("PNG"), "đơn.pdf", ALL, MB).filename_clean == "đơn.png"
    with pytest.raises(WrongKind):
        inspect(b"MZ" + b"\0" * 100, "đơn.pdf", ALL, MB)


@pytest.mark.parametrize("accept", [(".pdf",), ("application/pdf",), (" .PDF ", ".docx"), ("*/*",)])
def test_ways_to_accept_a_pdf(accept: tuple[str, ...]) -> None:
    assert inspect(pdf(), "a", accept, MB).pages == 1


def test_an_unasked_kind_is_refused_with_the_kinds_that_are_taken() -> None:
    text = refused(picture("PNG"), accept=(".pdf", ".jpg"))
    assert str(text).startswith("Chỉ nhận tệp PDF, JPG.")


def test_too_large_in_the_words_of_the_house() -> None:
    text = refused(b"%PDF-" + b"\0" * (34 * MB - 5))
    assert str(text) == "Tệp nặng 34 MB, tối đa là 20 MB. Chụp lại ở cỡ vừa hoặc tách thành hai tệp."


def test_the_limit_itself_is_taken() -> None:
    data = pdf()
    assert inspect(data, "a.pdf", ALL, len(data)).size == len(data)
    with pytest.raises(TooLarge):
        inspect(data, "a.pdf", ALL, len(data) - 1)


def test_empty() -> None:
    with pytest.raises(Empty):
        inspect(b"", "a.pdf", ALL, MB)


@pytest.mark.parametrize("user", ["", "mật khẩu"])
def test_a_password_in_the_words_of_the_house(user: str) -> None:
    data = pdf(encryption=pikepdf.Encryption(owner="chủ", user=user))
    with pytest.raises(Encrypted) as caught:
        inspect(data, "a.pdf", ALL, MB)
    assert str(caught.value) == "Tệp PDF này có mật khẩu. Bỏ mật khẩu rồi tải lên lại."


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


@pytest.mark.parametrize(
    "data",
    [
        half(pdf(20)),
        b"%PDF-1.7\n%%EOF",
        b"%PDF-1.7\n" + b"rubbish " * 50 + b"\n%%EOF",
        pdf(0),
        half(picture("JPEG", (400, 300))),
        half(picture("PNG", (400, 300))),
        picture("PNG")[:8],
        b"\xff\xd8\xff\xe0" + b"\0" * 30,
    ],
)
def test_damaged(data: bytes) -> None:
    with pytest.raises(Damaged):
        inspect(data, "a", ALL, MB)


def test_a_wrong_table_of_contents_alone_is_no_damage() -> None:
    """Many scanners write one; every reader mends it silently."""
    data = pdf(2).replace(b"startxref\n", b"startxref\n9")
    assert inspect(data, "a.pdf", ALL, MB).pages == 2


def png_claiming(width: int, height: int) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [8_000, 12_000, 60_000])
def test_a_picture_that_unpacks_to_a_flood(side: int) -> None:
    with pytest.raises(TooManyPixels):
        inspect(png_claiming(side, side), "a.png", ALL, MB)


def pdf_with_packed_objects(padding: int) -> bytes:
    """A PDF of one page whose objects stand in one compressed stream followed by ``padding`` spaces."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"]
    objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>")
    places = [sum(len(part) + 1 for part in objects[:index]) for index in range(len(objects))]
    head = b" ".join(b"%d %d" % (index + 1, place) for index, place in enumerate(places)) + b" "
    packed = zlib.compress(head + b" ".join(objects) + b" " * padding, 1)
    stream = b"<</Type/ObjStm/N 3/First %d/Filter/FlateDecode/Length %d>>" % (len(head), len(packed))
    body = b"%PDF-1.5\n"
    entries = [(0, 0, 65535), (2, 4, 0), (2, 4, 1), (2, 4, 2), (1, len(body), 0)]
    body += b"4 0 obj\n" + stream + b"stream\n" + packed + b"\nendstream\nendobj\n"
    entries.append((1, len(body), 0))
    rows = b"".join(struct.pack(">BIH", *entry) for entry in entries)
    table = b"<</Type/XRef/Size 6/W[1 4 2]/Root 1 0 R/Length %d>>" % len(rows)
    whole = body + b"5 0 obj\n" + table + b"stream\n" + rows + b"\nendstream\nendobj\n"
    return whole + b"startxref\n%d\n%%%%EOF\n" % len(body)


def test_a_pdf_whose_structure_unpacks_to_a_flood_is_refused() -> None:
    assert inspect(pdf_with_packed_objects(1000), "a.pdf", ALL, MB).pages == 1
    with pytest.raises(Damaged):
        inspect(pdf_with_packed_objects(70 * MB), "a.pdf", ALL, MB)


def test_every_refusal_is_one_of_the_house() -> None:
    for kind in UploadRefused.__subclasses__():
        assert issubclass(kind, Refusal)
        assert kind.http == 422
