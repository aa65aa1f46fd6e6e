"""The values that may stand at a path that an expression reads, where they can be listed."""

from forms.fields import Field
from processes.checks.forms import questions
from processes.checks.subject import Subject
from processes.domain.dossier.statuses import Status

Path = tuple[str, ...]
Values = tuple[object, ...]
SENT: Values = tuple(str(status) for status in Status if status is not Status.DRAFT)
"""The statuses of a dossier that has a run: a draft has none."""
TRUTHS: Values = (True, False)


def values_of_question(field: Field) -> Values | None:
    """The answers that can be chosen; None where they are written freely or come from a list outside."""
    if field.kind.name in ("yes_no", "checkbox"):
        return TRUTHS
    chosen = field.kind.name in ("radio", "select") and not field.options_from
    return tuple(option.value for option in field.options) if chosen else None


def values_at(subject: Subject, path: Path) -> Values | None:
    """The values at a path of the context; None where they cannot be listed."""
    if path == ("dossier", "status"):
        return SENT
    if path == ("dossier", "channel") and subject.facts and not subject.is_side:
        return subject.facts.profile.channels
    if path == ("dossier", "case") and subject.facts and not subject.is_side:
        return tuple(case.id for case in subject.facts.profile.cases)
    if len(path) == 3 and path[0] == "form":
        field = subject.once(questions).get((path[1], path[2]))
        return None if field is None else values_of_question(field)
    return None
