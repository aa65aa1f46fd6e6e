"""What has to be decided in a dossier now: the open tasks, mine first."""

from flask import url_for
from flask_babel import gettext, ngettext

from app.formatting import long_moment, money
from app.queries.desk_clock import clock_of_item, dossier_clock
from app.queries.desk_dossier_stages import steps_of
from app.queries.desk_words import task_name
from app.queries.reading import Reading
from app.queries.views_frame import Link
from app.queries.views_officer import Clock
from app.queries.views_officer_dossier import AutoCheck, Decision, Fact
from processes.actions.case import CaseInHand
from processes.actions.papers import current_papers, failed_papers
from processes.domain.access import Subject, may
from processes.domain.dossier.work import OPEN, WorkItem


def decisions(reading: Reading, case: CaseInHand) -> tuple[Decision, ...]:
    """The panels of the open tasks."""
    waiting = [item for item in case.items if item.state == OPEN]
    waiting.sort(key=lambda item: (_holder(reading, item) != "mine", item.created_at))
    return tuple(_decision(reading, case, item) for item in waiting)


def _decision(reading: Reading, case: CaseInHand, item: WorkItem) -> Decision:
    mine = _holder(reading, item) == "mine" or _brought_to_desk(reading, case, item)
    steps = steps_of(case, item)
    return Decision(
        title=task_name(reading, case.dossier.version_id, item.node, item.label),
        holder=_holder(reading, item),
        clock=_clock(reading, case, item),
        holder_name=_name(case, item),
        held_since=item.held_at,
        unit=case.world.unit(item.unit_id).short_name if item.role != "applicant" else "",
        task_url=url_for("desk.task", item_id=item.id) if mine else None,
        claim_url=_claim_url(reading, case, item),
        step=steps[0] if steps else None,
        steps=steps[1] if steps else None,
        facts=_facts(reading, case) if mine else (),
        checks=_checks(case) if mine else (),
        outcomes=_ways(reading, case, item) if mine else (),
    )


def _brought_to_desk(reading: Reading, case: CaseInHand, item: WorkItem) -> bool:
    """Whether the reader writes down what an applicant without an account brings to the desk."""
    return item.role == "applicant" and may(reading.actor, "complete_task", Subject(case.dossier, item))


def _holder(reading: Reading, item: WorkItem) -> str:
    if item.role == "applicant":
        return "other"
    if item.holder_id is None:
        return "free"
    return "mine" if item.holder_id == reading.actor.officer_id else "other"


def _name(case: CaseInHand, item: WorkItem) -> str:
    if item.role == "applicant":
        return gettext("Người nộp")
    return case.world.officer_name(item.holder_id) if item.holder_id else ""


def _clock(reading: Reading, case: CaseInHand, item: WorkItem) -> Clock:
    if item.role == "applicant" and case.dossier.is_paused:
        return dossier_clock(reading, case.dossier, item.due_at.date() if item.due_at else None)
    return clock_of_item(reading, case, item)


def _claim_url(reading: Reading, case: CaseInHand, item: WorkItem) -> str | None:
    may_claim = may(reading.actor, "claim_task", Subject(case.dossier, item))
    if item.holder_id is not None or not may_claim:
        return None
    return url_for("desk.claim", item_id=item.id)


def _ways(reading: Reading, case: CaseInHand, item: WorkItem) -> tuple[Link, ...]:
    outcomes = case.of_run(item.run_id).facts.tasks[item.node].outcomes
    return tuple(
        Link(o.label.read(reading.locale), url_for("desk.task", item_id=item.id, outcome=o.id))
        for o in outcomes
    )


def _facts(reading: Reading, case: CaseInHand) -> tuple[Fact, ...]:
    dossier = case.dossier
    who = Fact(gettext("Ai"), dossier.submitter_name, _for_whom(case))
    facts = [who, Fact(gettext("Xin gì"), dossier.subject)]
    if dossier.due_current:
        facts.append(Fact(gettext("Hẹn trả"), long_moment(dossier.due_current)))
    paid = [payment for payment in case.world.payments(dossier.id) if payment.status == "paid"]
    if paid:
        total = int(sum(payment.amount for payment in paid))
        facts.append(Fact(gettext("Phí, lệ phí"), money(total, reading.locale), gettext("đã nộp")))
    return tuple(facts)


def _for_whom(case: CaseInHand) -> str:
    dossier = case.dossier
    if dossier.owner_name in ("", dossier.submitter_name):
        return gettext("tự nộp hồ sơ")
    return gettext("nộp thay %(name)s", name=dossier.owner_name)


def _checks(case: CaseInHand) -> tuple[AutoCheck, ...]:
    """What papers say at a glance; what registries say comes with the steps that ask them."""
    papers = current_papers(case)
    failed = failed_papers(case)
    open_ = [paper for paper in papers if paper.check == "unchecked"]
    found = []
    if open_:
        words = ngettext("%(num)s giấy tờ chưa kiểm", "%(num)s giấy tờ chưa kiểm", len(open_))
        found.append(AutoCheck("open", words, ", ".join(paper.filename for paper in open_)))
    if failed:
        words = ngettext("%(num)s giấy tờ không đạt", "%(num)s giấy tờ không đạt", len(failed))
        found.append(AutoCheck("failed", words, ", ".join(paper.filename for paper in failed)))
    if papers and not open_ and not failed:
        found.append(AutoCheck("passed", gettext("Mọi giấy tờ đã nộp đều đạt")))
    return tuple(found)
