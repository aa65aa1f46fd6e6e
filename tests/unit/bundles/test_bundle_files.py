"""What is handed in may be hostile: every such zip is refused with a sentence, and nothing is unpacked."""

import stat
import struct
import unicodedata
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from diagram_maker import procedure
from hypothesis import given
from hypothesis import strategies as st

from app.archives import MOST_FILES, MOST_PACKED, MOST_UNPACKED, BundleRefused, read_zip
from app.bundles import read_bundle
from processes.domain.drafting import MOST_BYTES

MADE, OTHER = procedure("9.000001"), procedure("9.000002")
DMN = b'<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="t" name="T" namespace="x"/>'


def packed(*files, change=None, method=zipfile.ZIP_DEFLATED):
    """A zip of (name, content); ``change`` may alter each entry's header before it is written."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name)
            entry.compress_type = method
            if change:
                change(entry)
            archive.writestr(entry, content)
    return held.getvalue()


def refused(content, name="x.zip"):
    with pytest.raises(BundleRefused) as refusal:
        read_bundle(name, content)
    assert refusal.value.http == 422
    text = refusal.value.text
    return text.text.format(**text.values)


def test_a_diagram_alone():
    bundle = read_bundle("C:\\ve\\thu-tuc.bpmn", MADE)
    assert (bundle.name, bundle.source, bundle.decisions) == ("thu-tuc.bpmn", MADE, {})
    assert read_bundle("thu-tuc.bpmn2", MADE).source == MADE


def test_a_diagram_with_its_tables_and_notes():
    files = [
        ("thu-tuc/made.bpmn", MADE),
        ("thu-tuc/phi.dmn", DMN),
        ("README", b"x"),
        ("doc/ghi-chu.txt", b"y"),
    ]
    junk = [("__MACOSX/._made.bpmn", b"z"), (".DS_Store", b"z"), ("thu-tuc/", b"")]
    bundle = read_bundle("made.zip", packed(*files, *junk))
    assert (bundle.name, bundle.source, bundle.decisions) == ("made.bpmn", MADE, {"phi": DMN})
    assert bundle.texts == {"phi": DMN.decode()}


@pytest.mark.parametrize(
    "path", ["../made.bpmn", "/made.bpmn", "a/../../made.bpmn", "C:/made.bpmn", "a\\..\\made.bpmn", "a//b.bpmn", "./x.bpmn", "a\nb.bpmn"]
)  # fmt: skip
def test_a_path_that_leads_outside(path):
    assert "chỉ ra ngoài" in refused(packed((path, MADE)))


def test_a_name_that_hides_its_end_behind_a_nul():
    made = packed(("made.bpmnX.exe", MADE)).replace(b"made.bpmnX", b"made.bpmn\0")
    assert "chỉ ra ngoài" in refused(made)


def test_links_and_devices():
    for kind in (stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO):

        def mark(entry, kind=kind):
            entry.create_system, entry.external_attr = 3, (kind | 0o777) << 16

        assert "liên kết" in refused(packed(("made.bpmn", b"/etc/passwd"), change=mark))


def test_zips_within():
    assert "Chỉ nén một lần" in refused(packed(("made.bpmn", MADE), ("more.txt", packed(("a.txt", b"x")))))


def test_what_unpacks_to_too_much():
    assert "quá lớn" in refused(packed(("made.bpmn", b" " * (MOST_UNPACKED + 1))))
    each = b"".join(str(number).encode() for number in range(300_000))
    many = [(f"{number}.txt", each) for number in range(12)]
    assert "quá lớn" in refused(packed(*many)) or len(packed(*many)) > MOST_PACKED
    assert "nặng hơn 2 MB" in refused(packed(("made.bpmn", MADE + b"\n" * 7 + bytes_of_noise(MOST_BYTES))))


def bytes_of_noise(count):
    """Text that does not shrink too well."""
    return b"".join(b"%x" % (number * 2654435761 % 2**32) for number in range(count // 7))


def test_a_header_that_lies_about_the_size():
    """Declared ten bytes, holds a million: no more is read than was declared."""
    made = bytearray(packed(("made.bpmn", b"a" * 1_000_000)))
    directory = made.rindex(b"PK\x01\x02")
    made[directory + 24 : directory + 28] = struct.pack("<I", 10)
    assert "zip hỏng" in refused(bytes(made))


def test_too_many_files_and_too_large_a_zip():
    assert "hơn 200 tệp" in refused(packed(*[(f"{number}.txt", b"") for number in range(MOST_FILES + 1)]))
    assert "nặng hơn 4 MB" in refused(b"PK\x03\x04" + bytes(MOST_PACKED))


def test_passwords_and_strange_ways_of_packing():
    made = bytearray(packed(("made.bpmn", MADE)))
    made[made.rindex(b"PK\x01\x02") + 8] |= 1
    assert "mật khẩu" in refused(bytes(made))
    assert "cách lạ" in refused(packed(("made.bpmn", MADE), method=zipfile.ZIP_LZMA))


def test_names_that_are_not_utf_8():
    made = packed(("thủ.bpmn", MADE)).replace("thủ".encode(), b"th\xff\xfe\xfd")
    assert "zip hỏng" in refused(made)
    unmarked = bytearray(packed(("made.bpmn", MADE)).replace(b"made.bpmn", b"m\x8ade.bpmn"))
    assert "không phải UTF-8" in refused(bytes(unmarked))
    assert read_bundle("x.zip", packed(("thủ tục.bpmn", MADE))).name == "thủ tục.bpmn"


def test_names_as_a_mac_writes_them():
    apart, whole = (unicodedata.normalize(form, "phí.dmn") for form in ("NFD", "NFC"))
    diagram = ("a.bpmn", procedure("9.000001"))
    assert set(read_bundle("x.zip", packed(diagram, (apart, "<a/>"))).decisions) == {"phí"}
    assert "cùng tên" in refused(packed(diagram, (apart, "<a/>"), (whole, "<b/>")))


def test_which_diagram_is_meant():
    assert "không có tệp .bpmn" in refused(packed(("phi.dmn", DMN)))
    assert "hai quy trình cùng mã 9.000001" in refused(packed(("a.bpmn", MADE), ("b.bpmn", MADE)))
    assert "a.bpmn, b.bpmn" in refused(packed(("a.bpmn", MADE), ("b.bpmn", OTHER)))
    assert "bảng quyết định cùng tên" in refused(packed(("a.bpmn", MADE), ("x/t.dmn", DMN), ("y/t.dmn", DMN)))
    assert "hai tệp cùng tên" in refused(twice())


def twice():
    return packed(("a.bpmn", MADE), ("b.bpmn", MADE)).replace(b"b.bpmn", b"a.bpmn")


def test_what_does_not_belong_in_it():
    assert "“run.sh”" in refused(packed(("a.bpmn", MADE), ("run.sh", b"x")))
    assert "bản xuất" in refused(packed(("a.bpmn", MADE), ("manifest.json", b"{}")))
    assert "UTF-8" in refused(packed(("a.bpmn", MADE), ("t.dmn", "ự".encode("utf-16"))))
    assert "không phải .bpmn hay .zip" in refused(MADE, "made.docx")


@given(st.integers(0, 10_000), st.integers(0, 255), st.integers(0, 400))
def test_any_damage_is_a_refusal_or_harmless(place, value, cut):
    made = bytearray(packed(("made.bpmn", b"<a/>" * 20), ("t.dmn", DMN)))
    made[place % len(made)] = value
    with suppress(BundleRefused):
        read_zip(bytes(made[: len(made) - cut if cut < 200 else len(made)]))
