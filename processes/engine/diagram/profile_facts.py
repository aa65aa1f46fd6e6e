"""Reads the card of a procedure: ``motcua:profile`` and its parts."""

from collections.abc import Callable
from typing import Any, TypeVar

from forms.messages import message
from processes.domain.procedure import (
    Amount,
    Case,
    Component,
    Fee,
    LegalBasis,
    Limit,
    PaperChoice,
    Profile,
    ResultPaper,
    Section,
    Tier,
)
from processes.domain.procedure.profile import CHANNELS, RESULT_FORMS
from processes.engine.diagram.document import line_of
from processes.engine.diagram.errors import AttributeProblem
from processes.engine.diagram.extensions import Attributes, extension
from processes.engine.diagram.namespaces import Element, ours
from processes.engine.diagram.reminding_facts import read_watch

Part = TypeVar("Part")


def read_profile(process: Element) -> Profile:
    """The card of the procedure that ``process`` is.

    Raises :class:`AttributeProblem` if it has none, or a part has a value it cannot have.
    """
    element = extension(process, "profile")
    if element is None:
        text = message("Quy trình chưa có phần mô tả thủ tục (profile).")
        raise AttributeProblem(text, line=line_of(process), element=process.get("id"))
    return Profile(**_said(Attributes(element)), **_parts(element))


def _said(read: Attributes) -> dict[str, Any]:
    """What stands in attributes of the profile itself."""
    legacy, years = read.maybe("legacyLevel"), read.maybe("retentionYears")
    return {
        "code": read.text("code"),
        "name": read.name("name"),
        "short_name": read.maybe_name("shortName") or read.name("name"),
        "summary": read.maybe_name("summary") or read.name("name"),
        "field": read.name("field"),
        "agency_level": read.text("agencyLevel"),
        "competent_unit": read.name("competentUnit"),
        "online_level": read.text("onlineLevel"),
        "legacy_level": read.integer("legacyLevel") if legacy else None,
        "procedure_type": read.maybe("procedureType"),
        "publishing_decision": read.maybe("publishingDecision"),
        "applicant_kinds": read.words("applicantKinds", ("citizen",)),
        "applicants": read.maybe_name("applicants"),
        "channels": read.words("channels", CHANNELS),
        "result_forms": read.words("resultForms", RESULT_FORMS),
        "anywhere_in_province": read.boolean("anywhereInProvince", False),
        "subject": read.maybe("subject"),
        "life_event": read.maybe("lifeEvent"),
        "keywords": tuple(w.strip() for w in (read.maybe("keywords") or "").split(";") if w.strip()),
        "retention_years": read.integer("retentionYears") if years else None,
        "supplement_days": read.integer("supplementDays", 30),
    }


def _parts(profile: Element) -> dict[str, Any]:
    """What stands in children of the profile."""
    return {
        "coordinating": _each(profile, "coordinating", lambda read: read.name("name")),
        "sections": _each(profile, "section", _section),
        "cases": _each(profile, "case", _case),
        "components": _each(profile, "component", _component),
        "fees": _each(profile, "fee", _fee),
        "limits": _each(profile, "limit", _limit),
        "results": _each(profile, "result", _result),
        "legal_basis": _each(profile, "legal", lambda r: LegalBasis(r.text("number"), r.name("title"))),
        "downloads": _each(profile, "download", lambda read: read.name("name")),
        "conditions": _each(profile, "condition", lambda read: read.name("text")),
        "steps_text": _each(profile, "stepText", lambda read: read.name("text")),
        **read_watch(profile),
    }


def _each(parent: Element, local: str, make: Callable[[Attributes], Part]) -> tuple[Part, ...]:
    return tuple(make(Attributes(child)) for child in parent.iterchildren(ours(local)))


def _section(read: Attributes) -> Section:
    return Section(read.text("form"), read.name("group"), read.maybe("when"))


def _case(read: Attributes) -> Case:
    return Case(read.text("id"), read.name("name"), read.maybe("when"))


def _component(read: Attributes) -> Component:
    return Component(
        id=read.text("id"),
        name=read.name("name"),
        role=read.text("role", "submit"),
        originals=read.integer("originals", 0),
        copies=read.integer("copies", 0),
        required=read.boolean("required", True),
        when=read.maybe("when"),
        cases=read.words("cases"),
        form=read.maybe("form"),
        choices=_each(read.element, "choice", _choice),
        accept=read.words("accept", Component.accept),
        max_megabytes=read.integer("maxMegabytes", Component.max_megabytes),
        signed=read.boolean("signed", False),
        note=read.maybe_name("note"),
    )


def _choice(read: Attributes) -> PaperChoice:
    return PaperChoice(read.text("id"), read.name("name"), read.maybe("when"))


def _fee(read: Attributes) -> Fee:
    return Fee(
        id=read.text("id"),
        name=read.name("name"),
        kind=read.text("kind"),
        timing=read.text("timing"),
        amounts=_each(read.element, "amount", _amount),
        refundable=read.boolean("refundable", False),
        note=read.maybe_name("note"),
        tiers=_each(read.element, "tier", _tier),
        cap=read.decimal("cap") if read.maybe("cap") else None,
        over=read.maybe("over"),
        count=read.maybe("count"),
        times=read.maybe("times"),
        when=read.maybe("when"),
        decision=read.maybe("decision"),
    )


def _tier(read: Attributes) -> Tier:
    last = read.integer("to") if read.maybe("to") else None
    return Tier(read.integer("from"), read.decimal("each"), last)


def _amount(read: Attributes) -> Amount:
    return Amount(read.decimal("value"), read.maybe("channel"), read.text("currency", "VND"))


def _limit(read: Attributes) -> Limit:
    mode = read.text("mode")
    return Limit(
        mode=mode,
        # "Within the day" is one day: nobody has to say so.
        value=read.integer("value", 1 if mode == "same_day" else 0),
        channel=read.maybe("channel"),
        case=read.maybe("case"),
        cutoff=read.maybe("cutoff"),
        text=read.maybe_name("text"),
    )


def _result(read: Attributes) -> ResultPaper:
    return ResultPaper(read.text("code"), read.name("name"), read.text("kind", "positive"))
