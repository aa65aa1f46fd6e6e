"""What the desk calls things: tasks, procedures, statuses, units."""

from app.queries.reading import Reading
from app.queries.views_officer import Tag
from processes.domain.dossier.statuses import WORDS, Status


def status_tag(reading: Reading, status: str) -> Tag:
    """A status as the desk calls it, with its colour."""
    words = WORDS[Status(status)]
    return Tag(reading.say(words.desk), words.tag)


def procedure_name(reading: Reading, version_id: str) -> str:
    """The short name of the procedure, as the version's card gives it."""
    return reading.version(version_id).facts.profile.short_name.read(reading.locale)


def task_name(reading: Reading, version_id: str, node: str, label: str) -> str:
    """The name of a task; ``label`` is the Vietnamese name it was offered under."""
    if reading.locale == "vi":
        return label
    task = reading.version(version_id).facts.tasks.get(node) or reading.side_tasks.get(node)
    return task.name.read(reading.locale) if task else label
