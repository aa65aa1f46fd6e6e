"""What the checker says as plain data, for JSON: of the command line and of the live address."""

from collections.abc import Callable

from forms.messages import Message
from processes.checks import Finding
from processes.checks.proposals import Proposal

Say = Callable[[Message], str]
"""Turns a text into words of the reader's language."""


def finding_data(finding: Finding, say: Say) -> dict[str, object]:
    """A finding."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "element": finding.element,
        "name": finding.name,
        "line": finding.line,
        "message": say(finding.message),
        "remedy": say(finding.remedy),
    }


def proposal_data(proposal: Proposal, say: Say) -> dict[str, object]:
    """A proposal."""
    return {
        "kind": proposal.kind,
        "element": proposal.element,
        "name": proposal.name,
        "line": proposal.line,
        "stands": proposal.stands,
        "message": say(proposal.message),
        "draft": proposal.draft,
    }
