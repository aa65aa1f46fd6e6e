"""File names and sizes as shown to people."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.gateways.uploads.clean_name import LONGEST, clean_name
from app.gateways.uploads.sizes import limit_text, size_text

PDF = (".pdf",)
JPG = (".jpg", ".jpeg")
MB = 1024 * 1024


@pytest.mark.parametrize(
    ("given_name", "extensions", "clean"),
    [
        ("Giấy ủy quyền.pdf", PDF, "Giấy ủy quyền.pdf"),
        ("ẢNH.JPEG", JPG, "ẢNH.jpeg"),
        ("anh.pdf", JPG, "anh.jpg"),
        ("Đơn 1.5.pdf", PDF, "Đơn 1.5.pdf"),
        ("đơn", PDF, "đơn.pdf"),
        (r"C:\Users\Hồng\đơn.pdf", PDF, "đơn.pdf"),
        ("../../etc/passwd", PDF, "passwd.pdf"),
        ("a\r\nSet-Cookie: x.pdf", PDF, "a Set-Cookie x.pdf"),
        ("don\u202efdp.exe", PDF, "don fdp.pdf"),
        ("", PDF, "tep.pdf"),
        (".pdf", PDF, "tep.pdf"),
        ("...", PDF, "tep.pdf"),
        ("CON.pdf", PDF, "tep CON.pdf"),
        (unicodedata.normalize("NFD", "hộ kinh doanh.pdf"), PDF, "hộ kinh doanh.pdf"),
    ],
)
def test_names(given_name: str, extensions: tuple[str, ...], clean: str) -> None:
    assert clean_name(given_name, extensions) == clean


@given(st.text())
def test_any_name_becomes_harmless_and_stays_so(name: str) -> None:
    clean = clean_name(name, PDF)
    assert clean.endswith(".pdf")
    assert len(clean) <= LONGEST + 8
    assert len(clean.encode()) <= 255 or not clean.isascii()
    assert not set(clean) & set('/\\<>:"|?*\r\n\0')
    assert clean_name(clean, PDF) == clean


@pytest.mark.parametrize(
    ("size", "text"),
    [(1, "1 KB"), (1024, "1 KB"), (1025, "2 KB"), (34 * MB, "34 MB"), (20 * MB + 1, "20,1 MB"), (MB, "1 MB")],
)
def test_sizes_are_rounded_up(size: int, text: str) -> None:
    assert size_text(size) == text


@pytest.mark.parametrize(
    ("size", "text"), [(20 * MB, "20 MB"), (20 * MB - 1, "19,9 MB"), (500 * 1024, "500 KB")]
)
def test_limits_are_rounded_down(size: int, text: str) -> None:
    assert limit_text(size) == text
