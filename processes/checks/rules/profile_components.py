"""Papers of the dossier are asked in a way that can be answered."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.finding import WARNING, Finding
from processes.checks.subject import Subject
from processes.domain.procedure import Component, Profile

MEDIA = ("application/pdf", "image/jpeg", "image/png")


def check(subject: Subject) -> Iterator[Finding]:
    """Components with neither a form nor an upload, unknown cases, cases nobody can be in."""
    if subject.facts is None:
        return
    profile, process = subject.facts.profile, subject.process.get("id")
    for component in profile.components:
        for finding in _check(component, profile):
            yield Finding(finding.message, finding.remedy, process, finding.severity)
    cases = [case for case in profile.cases if case.when is None]
    if len(profile.cases) > 1 and len(cases) > 1:
        text = message("Có {count} trường hợp không có điều kiện, không phân biệt được.", count=len(cases))
        yield Finding(text, message("Viết điều kiện FEEL cho từng trường hợp."), process)


def _check(component: Component, profile: Profile) -> Iterator[Finding]:
    name = {"name": component.name.vi}
    if not component.form and not component.accept:
        text = message("“{name}” không có biểu mẫu cũng không cho tải tệp lên.", **name)
        yield Finding(text, message("Chọn biểu mẫu điện tử, hoặc khai loại tệp được nhận."))
    for media in component.accept:
        if media not in MEDIA:
            text = message("“{name}” nhận loại tệp “{media}” mà hệ thống không nhận.", media=media, **name)
            yield Finding(text, message("Các loại tệp: {media}.", media=", ".join(MEDIA)))
    for case in component.cases:
        if case not in [known.id for known in profile.cases]:
            text = message("“{name}” nói tới trường hợp “{case}” không có.", case=case, **name)
            yield Finding(text, message("Chọn một trường hợp đã khai."))
    if component.role == "submit" and not component.originals and not component.copies:
        text = message("“{name}” phải nộp nhưng không có bản chính, không có bản sao.", **name)
        yield Finding(text, message("Khai số bản chính, bản sao."), severity=WARNING)
    if not 1 <= component.max_megabytes <= 100:
        text = message("“{name}” nhận tệp tới {size} MB.", size=component.max_megabytes, **name)
        yield Finding(text, message("Chọn từ 1 đến 100 MB."))
