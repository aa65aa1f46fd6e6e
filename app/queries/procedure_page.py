"""One procedure with its five tabs (C-24), read from the profile and the stages of its diagram."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from flask_babel import gettext

from app.queries.procedure_words import (
    CHANNEL_ORDER,
    channel_fee,
    deadline_words,
    fee_words,
    how_words,
    limit_note,
    limit_words,
    main_limit,
    result_words,
)
from app.queries.views_frame import FileRow, Link, Option
from app.queries.views_public import (
    CaseChoice,
    Fee,
    General,
    Law,
    Level,
    Paper,
    ProcedurePage,
    ProcessStep,
    ResultPaper,
)
from processes.domain.procedure import Component, Facts, Profile, Stage
from processes.domain.procedure.fee_lines import LocalRule, no_local_rule

TABS = ("general", "steps", "papers", "law", "forms")


def procedure_page(
    facts: Facts,
    url: str,
    file_url: str | None,
    tab: str,
    case: str,
    locale: str,
    links: Sequence[Link],
    local: LocalRule = no_local_rule,
    changes_on: date | None = None,
) -> ProcedurePage:
    """The page. ``links``: the field in the catalogue first, then related procedures; ``changes_on`` is the
    day on which something changes for applicants."""
    profile = facts.profile
    chosen = case if case in {known.id for known in profile.cases} else ""
    return ProcedurePage(
        url=url,
        code=profile.code,
        name=profile.name.read(locale),
        level=level_of(profile),
        intro=profile.summary.read(locale),
        limit_says=limit_words(main_limit(profile)),
        limit_note=limit_note(profile, locale),
        fees=_fees(facts, local, locale),
        tab=tab if tab in TABS else "general",
        general=replace(_general(profile, locale), changes_on=changes_on),
        steps=_steps(facts, locale),
        papers=tuple(_paper(profile, c, chosen, locale) for c in profile.components if _fits(c, chosen)),
        laws=tuple(Law(law.number, law.title.read(locale), "") for law in profile.legal_basis),
        forms=_forms(profile, locale),
        field_link=links[0],
        case=_case(profile, chosen, locale),
        file_url=file_url,
        related=tuple(links[1:]),
    )


def level_of(profile: Profile) -> Level:
    """The level shown to people: what cannot be filed online is information only."""
    levels: dict[str, Level] = {"full": "full", "partial": "partial"}
    return levels.get(profile.online_level, "info")


def _fees(facts: Facts, local: LocalRule, locale: str) -> tuple[Fee, ...]:
    costs = [
        Fee(channel, *channel_fee(facts, channel, local, locale))
        for channel in CHANNEL_ORDER
        if channel in facts.profile.channels
    ]
    return tuple(costs) if any(cost.amount is None or cost.amount for cost in costs) else ()


def _general(profile: Profile, locale: str) -> General:
    return General(
        field=profile.field.read(locale),
        agency=profile.competent_unit.read(locale),
        coordinating=" ".join(name.read(locale) for name in profile.coordinating),
        audience=profile.applicants.read(locale) if profile.applicants else gettext("Công dân, tổ chức"),
        cases=tuple(case.name.read(locale) for case in profile.cases),
        channels=tuple(channel for channel in CHANNEL_ORDER if channel in profile.channels),
        fee_says=fee_words(profile, locale),
        results=tuple(ResultPaper(paper.name.read(locale), paper.code) for paper in profile.results),
        result_channels=tuple(result_words(form) for form in profile.result_forms),
        decision=profile.publishing_decision or "",
    )


def _steps(facts: Facts, locale: str) -> tuple[ProcessStep, ...]:
    """Filing, then the stages of the diagram, each with who begins it and how long that may take."""
    filing = ProcessStep(gettext("Nộp hồ sơ"), gettext("Người nộp hồ sơ"))
    return (filing, *(_step(facts, stage, locale) for stage in facts.stages))


def _step(facts: Facts, stage: Stage, locale: str) -> ProcessStep:
    first = next((facts.tasks[node] for node in stage.nodes if node in facts.tasks), None)
    if first is None:
        return ProcessStep(stage.name.read(locale), "")
    return ProcessStep(stage.name.read(locale), first.lane.name.read(locale), deadline_words(first.deadline))


def _fits(component: Component, case: str) -> bool:
    return not case or not component.cases or case in component.cases


def _paper(profile: Profile, component: Component, case: str, locale: str) -> Paper:
    sometimes = component.when is not None or (bool(component.cases) and not case)
    notes = [component.note.read(locale)] if component.note else []
    if component.choices:
        names = "; ".join(choice.name.read(locale) for choice in component.choices)
        notes.append(gettext("Một trong các giấy tờ: %(names)s.", names=names))
    if component.cases and not case:
        names = "; ".join(known.name.read(locale) for known in profile.cases if known.id in component.cases)
        notes.append(gettext("Trường hợp: %(names)s.", names=names))
    elif component.when is not None:
        notes.append(gettext("Chỉ khi cần, theo nội dung Ông, Bà khai."))
    return Paper(
        name=component.name.read(locale),
        originals=component.originals,
        copies=component.copies,
        how_says=how_words(component),
        note=" ".join(notes),
        required=component.required and not sometimes,
    )


def _case(profile: Profile, chosen: str, locale: str) -> CaseChoice | None:
    if not profile.cases:
        return None
    options = tuple(Option(case.id, case.name.read(locale)) for case in profile.cases)
    return CaseChoice(gettext("Ông, Bà thuộc trường hợp nào?"), chosen, options)


def _forms(profile: Profile, locale: str) -> tuple[FileRow, ...]:
    says = gettext("Nhận bản giấy tại Một cửa, hoặc khai ngay trên trang này.")
    return tuple(FileRow(name.read(locale), None, says) for name in profile.downloads)
