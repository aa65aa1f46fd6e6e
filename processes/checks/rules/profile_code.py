"""A procedure carries its national code."""

import re
from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import Finding
from processes.checks.subject import Subject
from processes.engine.diagram.extensions import extension

CODE = re.compile(r"[1-9]\.\d{6}(\.[0-9A-Z.-]{1,20})?", re.ASCII)


def check(subject: Subject) -> Iterator[Finding]:
    """A profile is there, and its code looks like 1.234567."""
    profile, process = extension(subject.process, "profile"), subject.process.get("id")
    if profile is None:
        text = message("Quy trình chưa có phần mô tả thủ tục (profile).")
        yield Finding(text, message("Điền bảng mô tả thủ tục của quy trình."), process)
    elif not CODE.fullmatch(profile.get("code") or ""):
        text = message("Mã thủ tục “{code}” không đúng dạng.", code=profile.get("code") or "")
        yield Finding(text, message("Mã gồm một chữ số, dấu chấm và sáu chữ số, ví dụ: 1.234567."), process)
