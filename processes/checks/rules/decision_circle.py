"""No decision needs itself, not even through others."""

from collections.abc import Iterator

from processes.checks.decisions import about_file, files
from processes.checks.finding import Finding
from processes.checks.subject import Subject
from processes.engine.decisions import DecisionCircle


def check(subject: Subject) -> Iterator[Finding]:
    """Decisions of a file that need each other."""
    for name, error in subject.once(files).items():
        if isinstance(error, DecisionCircle):
            yield about_file(subject, name, error.text, error.remedy)
