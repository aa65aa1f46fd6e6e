"""Which statuses a dossier can have when each node of a frozen diagram begins."""

from processes.checks.statuses import possible_statuses
from processes.checks.subject import Subject
from processes.engine.diagram import facts_of, parse_xml


def statuses_before(xml: bytes) -> dict[str, frozenset[str]]:
    """The possible statuses by node; a node that cannot be reached is absent."""
    document = parse_xml(xml)
    subject = Subject(document, document, facts_of(document), {}, {})
    return {node: passage.before for node, passage in possible_statuses(subject).items()}
