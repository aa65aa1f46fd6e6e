"""Every decision file can be read, and uses only what is supported."""

from collections.abc import Iterator

from forms.messages import message
from processes.checks.decisions import about_file, files
from processes.checks.finding import Finding
from processes.checks.subject import Subject
from processes.engine.decisions import DecisionCircle, DecisionError
from processes.engine.diagram import DiagramError


def check(subject: Subject) -> Iterator[Finding]:
    """Files that are no DMN, tables with missing cells, parts of DMN that are not supported."""
    for name, error in subject.once(files).items():
        if not isinstance(error, DecisionError) or isinstance(error, DecisionCircle):
            continue
        if isinstance(error.__cause__, DiagramError) and not subject.expanded:
            continue  # Told by the expansion: it is no XML at all.
        text = message("Bảng quyết định “{file}” không đọc được: {reason}", file=name, reason=error.text)
        if error.line:
            text = message(
                "Bảng quyết định “{file}” không đọc được (dòng {line} của bảng): {reason}",
                file=name,
                line=error.line,
                reason=error.text,
            )
        yield about_file(subject, name, text, error.remedy)
