"""What the checker says of a diagram, in the reader's language."""

from collections.abc import Iterable

from flask_babel import gettext

from app.queries.reading import Reading
from app.queries.views_procedures import Finding as FindingView
from processes.checks import Finding


def findings_in_words(reading: Reading, found: Iterable[Finding]) -> tuple[FindingView, ...]:
    """Each finding with the element it is about and how to mend it."""
    return tuple(
        FindingView(one.severity, _where(one), reading.say(one.message), reading.say(one.remedy))
        for one in found
    )


def _where(finding: Finding) -> str:
    if finding.name:
        return finding.name
    return gettext("dòng %(line)s", line=finding.line) if finding.line else ""
