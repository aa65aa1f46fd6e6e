"""Checks a diagram before it is put in force: every file of ``rules`` looks at it once.

Any bytes at all give findings, never an exception: a file comes from anybody's editor.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeVar

from forms.messages import message
from processes.checks import rules
from processes.checks.finding import ERROR, SEVERITIES, Finding
from processes.checks.size import too_large
from processes.checks.subject import Subject, title
from processes.engine.diagram import (
    NO_DECISIONS,
    Blocks,
    Decisions,
    DiagramError,
    Document,
    Library,
    NoProcess,
    expand,
    facts_of,
    parse_xml,
)
from processes.engine.diagram.choosing import Choice, choose_process
from processes.engine.diagram.document import line_of
from processes.engine.diagram.shelf import Shelf

Rule = Callable[[Subject], Iterable[Finding]]
Read = TypeVar("Read")
OF_PROCEDURES = ("profile_", "fee_", "longest_way")
"""Rules about the card and the legal limit: a side diagram has neither."""
MOST = 500
"""A file with more findings than this is told the first ones only."""

log = logging.getLogger(__name__)


@cache
def all_rules() -> dict[str, Rule]:
    """The rules by the name of their file."""
    names = sorted(module.name for module in iter_modules(rules.__path__))
    return {name: import_module(f"{rules.__name__}.{name}").check for name in names}


def check(xml: bytes, blocks: Blocks, library: Library, decisions: Decisions = NO_DECISIONS) -> list[Finding]:
    """Everything that is wrong with a procedure's diagram, errors first, then in the order of the file."""
    try:
        source = parse_xml(xml)
        choice = _choose(source)
    except DiagramError as error:
        return [_told(error)]
    if (refused := too_large(source.process())) is not None:
        return [refused]
    subject, stopped = _examine(source, choice.xml if choice else xml, Shelf(blocks, library, decisions))
    found = [_guessed(choice)] if choice else []
    for name, rule in all_rules().items():
        if not (subject.is_side and name.startswith(OF_PROCEDURES)):
            found += _ask(name, rule, subject)
    found += _not_yet_told(stopped, found)
    placed = [_placed(finding, subject) for finding in found]
    unique = {(finding.rule, finding.element, str(finding.message)): finding for finding in placed}
    return sorted(unique.values(), key=_order)[:MOST]


def _choose(source: Document) -> Choice | None:
    """None where exactly one process is marked executable; else the one that is checked all the same.

    Raises NoProcess where none holds anything.
    """
    try:
        source.process()
    except NoProcess:
        choice = choose_process(source)
        if choice is None:
            raise
        return choice
    return None


def _guessed(choice: Choice) -> Finding:
    """That the checker had to choose the process, and which it left out."""
    name = title(choice.process)
    text = message("Quy trình “{name}” chưa được đánh dấu là chạy được.", name=name)
    if choice.others:
        others = ", ".join(f"“{title(other)}”" for other in choice.others[:12])
        text = message(
            "Tệp có hơn một quy trình; chỉ “{name}” được kiểm tra, không kiểm tra {others}.",
            name=name,
            others=others,
        )
    remedy = NoProcess.remedy
    return Finding(
        text, remedy, choice.process.get("id"), ERROR, NoProcess.rule, name, line_of(choice.process)
    )


def _examine(source: Document, xml: bytes, shelf: Shelf) -> tuple[Subject, list[Finding]]:
    """The subject, and why it cannot be expanded or read."""
    found: list[Finding] = []
    expanded = _attempt(
        lambda: parse_xml(expand(xml, shelf.blocks, shelf.library, shelf.decisions).xml), found
    )
    document = expanded or source
    facts = _attempt(lambda: facts_of(document), found)
    return Subject(source, document, facts, shelf.blocks, shelf.library, expanded is not None), found


def _attempt(read: Callable[[], Read], found: list[Finding]) -> Read | None:
    """What ``read`` gives; None where it cannot, and ``found`` says why."""
    try:
        return read()
    except DiagramError as error:
        found.append(_told(error))
    except Exception:
        log.exception("A diagram could not be read")
        found.append(_failed("read"))
    return None


def _ask(name: str, rule: Rule, subject: Subject) -> Iterator[Finding]:
    try:
        for finding in rule(subject):
            yield replace(finding, rule=finding.rule or name)
    except Exception:
        log.exception("Rule %s failed", name)
        yield _failed(name)


def _failed(rule: str) -> Finding:
    text = message("Quy tắc “{rule}” không kiểm tra được sơ đồ này.", rule=rule)
    return Finding(text, message("Báo cho người vận hành kèm tệp này."), rule="rule_failed")


def _told(error: DiagramError) -> Finding:
    return Finding(error.text, error.remedy, error.element, ERROR, error.rule, line=error.line)


def _placed(finding: Finding, subject: Subject) -> Finding:
    """The finding with the name and line of its element; inside a block, the line of the call."""
    element = finding.element
    name = finding.name or title(subject.document.ids.get(element or ""))
    known = finding.line if element is None or not subject.expanded else None
    return replace(finding, name=name, line=subject.source.line(element) or known)


def _not_yet_told(stopped: Iterable[Finding], found: Iterable[Finding]) -> list[Finding]:
    """Why the diagram cannot be read, but for what a rule says as well: the rule says how to mend it."""
    told = {(each.element, str(each.message)) for each in found}
    return [each for each in stopped if (each.element, str(each.message)) not in told]


def _order(finding: Finding) -> tuple[int, int, str]:
    return SEVERITIES.index(finding.severity), finding.line or 0, finding.rule
