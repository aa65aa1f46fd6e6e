"""What a migration changes of the steps themselves, whatever dossier stands there."""

from collections.abc import Iterator

from app.queries.migration_plan import step_name
from app.queries.reading import Reading
from app.queries.views_migrations import LaterSteps
from processes.domain.migrating import RunMigration


def renamed_tasks(reading: Reading, found: RunMigration) -> Iterator[tuple[str, str]]:
    """The tasks that are called otherwise, before and after."""
    old, new = (reading.version(id_) for id_ in (found.from_version_id, found.to_version_id))
    for before, after in sorted(found.rename.items()):
        pair = step_name(reading, old, before), step_name(reading, new, after)
        if before in old.facts.tasks and pair[0] != pair[1]:
            yield pair


def later_steps(reading: Reading, found: RunMigration) -> LaterSteps:
    """Tasks that are new, that are gone, and those with another deadline."""
    old, new = (reading.version(id_) for id_ in (found.from_version_id, found.to_version_id))
    taken, here, there = set(found.rename.values()), old.facts.tasks, new.facts.tasks
    kept = [
        (here[node], there[other]) for node, other in found.rename.items() if node in here and other in there
    ]
    return LaterSteps(
        added=tuple(step_name(reading, new, node) for node in there if node not in taken),
        gone=tuple(step_name(reading, old, node) for node in here if node not in found.rename),
        deadlines=tuple(
            after.name.read(reading.locale) for before, after in kept if before.deadline != after.deadline
        ),
    )
