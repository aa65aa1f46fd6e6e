"""What the checker says of a diagram, in the reader's language."""

from collections.abc import Callable, Iterable

from flask_babel import gettext

from app.queries.reading import Reading
from app.queries.views_procedures import Finding as FindingView
from processes.checks import Finding


def findings_in_words(
    reading: Reading, found: Iterable[Finding], lead: Callable[[str | None], str] = lambda element: ""
) -> tuple[FindingView, ...]:
    """Each finding with the element it is about and how to mend it; ``lead`` gives the address of an element
    on the page, empty for none."""
    return tuple(
        FindingView(
            severity=one.severity,
            where=_where(one),
            what=reading.say(one.message),
            remedy=reading.say(one.remedy),
            url=lead(one.element),
        )
        for one in found
    )


def _where(finding: Finding) -> str:
    if finding.name:
        return finding.name
    return gettext("dòng %(line)s", line=finding.line) if finding.line else ""
