"""What is wrong with the values of a plain form, each said beside its field."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from forms.identifiers import is_email
from forms.messages import Message, message
from processes.domain.errors import Refusal


@dataclass(frozen=True)
class Fault:
    """Words for the person who filled in ``field``."""

    field: str
    words: Message


class BadInput(Refusal):
    """Some fields need mending; nothing was kept."""

    http = 422
    text = message("Có chỗ cần sửa. Sửa các ô được chỉ ra rồi lưu lại.")

    def __init__(self, faults: Iterable[Fault]) -> None:
        super().__init__()
        self.faults = tuple(faults)

    def __str__(self) -> str:
        return "; ".join(f"{fault.field}: {fault.words}" for fault in self.faults)


def refuse(faults: Iterable[Fault | None]) -> None:
    """Raises BadInput with everything that is wrong; the first words said of a field stand."""
    found: dict[str, Fault] = {}
    for fault in faults:
        if fault is not None:
            found.setdefault(fault.field, fault)
    if found:
        raise BadInput(found.values())


def empty(field: str, text: str, words: Message) -> Fault | None:
    """Nothing was written where something must be."""
    return None if text.strip() else Fault(field, words)


def too_long(field: str, text: str | None, most: int) -> Fault | None:
    """More letters than are kept."""
    count = len(text or "")
    if count <= most:
        return None
    return Fault(field, message("Viết tối đa {most} ký tự; đang có {count}.", most=most, count=count))


def not_an_address(field: str, text: str) -> Fault | None:
    """Something that is no e-mail address; nothing at all is allowed."""
    if not text or is_email(text):
        return None
    return Fault(field, message("Nhập thư điện tử đủ cả phần sau dấu @, ví dụ: motcua@example.vn"))


def not_a_number(field: str, text: str) -> Fault | None:
    """Something that no telephone could dial; nothing at all is allowed."""
    if not text or (sum(char.isdigit() for char in text) >= 3 and not set(text) - set("0123456789+().- ")):
        return None
    return Fault(field, message("Nhập số điện thoại bằng chữ số, ví dụ: 0221 000 1234"))


def ends_before(field: str, start: date, end: date | None) -> Fault | None:
    """A last day before the first."""
    if end is None or start <= end:
        return None
    words = message("Ngày kết thúc phải từ {start} trở đi.", start=f"{start:%d/%m/%Y}")
    return Fault(field, words)
