"""Reads a zip file from anybody: in memory, within limits, never unpacked to the disk."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from forms.messages import Message, message
from processes.domain.errors import Refusal

MEGABYTE = 1024 * 1024
MOST_PACKED = 4 * MEGABYTE
MOST_UNPACKED = 16 * MEGABYTE
MOST_FILES = 200
MOST_RATIO = 200
"""A file of text is packed to a hundredth at best; what shrinks more is made to fill a memory."""
RATIO_FROM = 64 * 1024
"""Below so many bytes any ratio is harmless."""
ZIP = b"PK\x03\x04"
_ENCRYPTED, _UTF8 = 0x1 | 0x40, 0x800
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_JUNK = ("__MACOSX/", ".DS_Store")
_BROKEN = message("Tệp zip hỏng hoặc không phải tệp zip. Nén lại rồi chọn lại.")


class BundleRefused(Refusal):
    """A file that cannot be taken in; its sentence says what to change in it."""

    http = 422


def looks_packed(content: bytes) -> bool:
    """Whether the bytes begin as those of a zip file."""
    return content.startswith((ZIP, b"PK\x05\x06"))


def read_zip(content: bytes) -> dict[str, bytes]:
    """The files of a zip by their path in it; folders and what a Mac adds are left out.

    Raises BundleRefused: a path outside, a link, an encrypted or packed file within, names that are not
    UTF-8, two of one name, too many, too large, or packed too well to be honest.
    """
    if len(content) > MOST_PACKED:
        raise BundleRefused(
            message("Tệp zip nặng hơn {most} MB. Chọn tệp nhỏ hơn.", most=MOST_PACKED // MEGABYTE)
        )
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _read(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, OSError) as error:
        # Names that are not UTF-8 are ValueErrors, ways of packing nobody knows are RuntimeErrors.
        raise BundleRefused(_BROKEN) from error


def _read(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not _is_junk(entry.filename)]
    if len(entries) > MOST_FILES:
        raise BundleRefused(message("Tệp zip có hơn {most} tệp. Bớt tệp rồi nén lại.", most=MOST_FILES))
    found: dict[str, bytes] = {}
    left = MOST_UNPACKED
    for entry in entries:
        _require_plain(entry)
        if entry.is_dir():
            continue
        name = entry.filename
        if name in found:
            raise BundleRefused(message("Tệp zip có hai tệp cùng tên “{name}”.", name=name[:200]))
        found[name] = _content(archive, entry, left)
        left -= len(found[name])
    return found


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    """What is in a file, whatever its header says of its size; never more than ``left`` and one byte."""
    if entry.file_size > max(RATIO_FROM, MOST_RATIO * entry.compress_size):
        raise _too_large(entry)
    with archive.open(entry) as packed:
        content = packed.read(left + 1)
    if len(content) > left:
        raise _too_large(entry)
    if looks_packed(content):
        raise BundleRefused(
            message("“{name}” lại là một tệp nén. Chỉ nén một lần.", name=entry.filename[:200])
        )
    return content


def _too_large(entry: zipfile.ZipInfo) -> BundleRefused:
    most = MOST_UNPACKED // MEGABYTE
    words = message(
        "“{name}” bung ra quá lớn. Tất cả tối đa {most} MB.", name=entry.filename[:200], most=most
    )
    return BundleRefused(words)


def _require_plain(entry: zipfile.ZipInfo) -> None:
    words = next(_wrong(entry), None)
    if words is not None:
        raise BundleRefused(words)


def _wrong(entry: zipfile.ZipInfo) -> Iterator[Message]:
    name = entry.orig_filename[:200]
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if entry.flag_bits & _ENCRYPTED:
        yield message("“{name}” có đặt mật khẩu. Nén lại không đặt mật khẩu.", name=name)
    if not name.isascii() and not entry.flag_bits & _UTF8:
        yield message("Tên một tệp trong zip không phải UTF-8. Đặt tên không dấu rồi nén lại.")
    if _is_outside(entry.orig_filename):
        yield message(
            "Đường dẫn “{name}” trong zip chỉ ra ngoài. Nén lại từ thư mục của quy trình.", name=name
        )
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        yield message("“{name}” là một liên kết, không phải tệp. Bỏ ra rồi nén lại.", name=name)
    if entry.compress_type not in _PLAIN:
        yield message("“{name}” nén theo cách lạ. Nén lại theo cách thường (deflate).", name=name)


def _is_outside(path: str) -> bool:
    """Absolute, with a drive, with a way up, or with signs that some systems read as one of these."""
    parts = path.rstrip("/").split("/")
    strange = "\\" in path or ":" in path or any(ord(char) < 32 for char in path)
    return strange or path.startswith("/") or any(part in ("", ".", "..") for part in parts)


def _is_junk(name: str) -> bool:
    return name.startswith(_JUNK[0]) or name.rpartition("/")[2] == _JUNK[1]
