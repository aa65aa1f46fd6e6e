"""Papers of a dossier: which are asked, which were handed in, what the officer ticked."""

from collections.abc import Mapping
from dataclasses import dataclass

from forms.feel import compile_expression
from forms.messages import message
from processes.actions.case import CaseInHand
from processes.domain.access import Actor, may
from processes.domain.dossier.dossier import ComponentCheck, Paper
from processes.domain.dossier.work import OPEN
from processes.domain.errors import NotAllowed, NotFound, Refusal
from processes.domain.procedure import Component, PaperChoice, Profile
from processes.ports import World

CHECKS = ("unchecked", "passed", "failed")


class UnknownComponent(Refusal):
    """The procedure asks no such paper of this dossier."""

    http = 404
    text = message("Thủ tục không yêu cầu giấy tờ này. Tải lại trang để xem các giấy tờ cần nộp.")


class DossierTooLarge(Refusal):
    """All files of a dossier together are too large (Q1)."""

    http = 413
    text = message("Các tệp của hồ sơ cộng lại quá 100 MB. Giảm cỡ tệp, hoặc nộp bản giấy tại Một cửa.")


MAX_DOSSIER_BYTES = 100 * 1024 * 1024


@dataclass(frozen=True)
class StoredUpload:
    """A file that was inspected and stored before the action began."""

    sha256: str
    filename: str
    media_type: str
    size: int
    pages: int | None = None


@dataclass(frozen=True)
class AddPaper:
    """The applicant hands in a file for a component, in a draft or when a supplement is asked."""

    dossier_id: str
    component: str
    upload: StoredUpload


@dataclass(frozen=True)
class RemovePaper:
    """The applicant takes a file out of a draft again."""

    dossier_id: str
    paper_id: str


@dataclass(frozen=True)
class AddResult:
    """The officer who prepares the result uploads it as a PDF."""

    item_id: str
    upload: StoredUpload


def holds(expression: str | None, context: Mapping[str, object]) -> bool:
    """Whether a condition of the profile holds; no condition always does."""
    return expression is None or compile_expression(expression).evaluate(context) is True


def case_of(profile: Profile, context: Mapping[str, object]) -> str | None:
    """The first case (trường hợp) whose condition holds."""
    return next((case.id for case in profile.cases if holds(case.when, context)), None)


def asked_components(profile: Profile, context: Mapping[str, object]) -> list[Component]:
    """The components asked of a dossier with these answers."""
    chosen = case_of(profile, context)
    return [
        component
        for component in profile.components
        if (not component.cases or chosen in component.cases) and holds(component.when, context)
    ]


def choice_of(component: Component, context: Mapping[str, object]) -> PaperChoice | None:
    """Which of several papers applies, for a component that has a choice."""
    return next((choice for choice in component.choices if holds(choice.when, context)), None)


def current_papers(case: CaseInHand, purpose: str = "component") -> list[Paper]:
    """The papers that count now, without replaced versions."""
    return [paper for paper in case.papers if paper.current and paper.purpose == purpose]


def failed_papers(case: CaseInHand) -> list[Paper | ComponentCheck]:
    """Papers that count now and did not pass the officer's check; those shown or counted at the desk, too."""
    counted: list[Paper | ComponentCheck] = [c for c in standing_checks(case) if c.check == "failed"]
    return [*(paper for paper in current_papers(case) if paper.check == "failed"), *counted]


def standing_checks(case: CaseInHand) -> list[ComponentCheck]:
    """What was counted at the desk of the components that are asked with the answers as they are now."""
    if not case.component_checks:
        return []
    asked = {component.id for component in asked_components(case.facts.profile, case.context())}
    return [check for check in case.component_checks if check.component in asked]


def missing_papers(case: CaseInHand) -> list[Component]:
    """Required components without a paper that must be uploaded."""
    handed_in = {paper.component for paper in current_papers(case)}
    return [
        component
        for component in asked_components(case.facts.profile, case.context())
        if component.required and component.is_uploaded and component.id not in handed_in
    ]


def add_paper(world: World, actor: Actor, command: AddPaper) -> Paper:
    """Keep a file under its component (C-30); an earlier version stays listed but no longer counts."""
    case = CaseInHand(world, actor, world.lock_dossier(command.dossier_id))
    _require_owner_may_upload(case)
    return hand_in(case, command.component, command.upload)


def hand_in(case: CaseInHand, component_id: str, upload: StoredUpload) -> Paper:
    """Keep a file under a component that is asked; sending the same file twice keeps it once."""
    asked = asked_components(case.facts.profile, case.context())
    component = next((c for c in asked if c.id == component_id and c.is_uploaded), None)
    if component is None:
        raise UnknownComponent
    if same := _handed_in_already(case, component_id, upload):
        return same
    if sum(paper.size for paper in case.papers) + upload.size > MAX_DOSSIER_BYTES:
        raise DossierTooLarge
    choice = choice_of(component, case.context())
    paper = _new_paper(case, component.id, "component", upload)
    paper.choice = choice.id if choice else None
    return paper


def _handed_in_already(case: CaseInHand, component_id: str, upload: StoredUpload) -> Paper | None:
    """The version that counts now, when it is this very file and no officer has refused it."""
    for paper in current_papers(case):
        same = paper.component == component_id and paper.file_sha256 == upload.sha256
        if same and paper.check != "failed":
            return paper
    return None


def remove_paper(world: World, actor: Actor, command: RemovePaper) -> None:
    """Take a file out of a draft."""
    case = CaseInHand(world, actor, world.lock_dossier(command.dossier_id))
    if not may(actor, "edit_draft", case.subject()):
        raise NotFound
    paper = next((paper for paper in case.papers if paper.id == command.paper_id), None)
    if paper is None:
        raise NotFound
    world.remove(paper)
    case.dossier.updated_at = world.now


def add_result(world: World, actor: Actor, command: AddResult) -> Paper:
    """Keep the result PDF of the task in hand; a new upload replaces the one before."""
    case = CaseInHand(world, actor, world.lock_dossier_of_item(command.item_id))
    item = case.item(command.item_id)
    if not may(actor, "see_task", case.subject(item)):
        raise NotFound
    if item.kind != "result" or not may(actor, "complete_task", case.subject(item)):
        raise NotAllowed
    paper = _new_paper(case, "result", "result", command.upload)
    case.note("result_added", filename=paper.filename, version=paper.version, sha256=paper.file_sha256)
    return paper


def check_papers(case: CaseInHand, checks: Mapping[str, tuple[str, str]]) -> None:
    """Keep the officer's ticks; only papers that count now, or were counted at the desk, can be ticked."""
    changed = []
    ticked: list[Paper | ComponentCheck] = [*current_papers(case), *case.component_checks]
    for paper in ticked:
        state, comment = checks.get(paper.component, (paper.check, paper.comment))
        if state in CHECKS and (state, comment) != (paper.check, paper.comment):
            paper.check, paper.comment = state, comment.strip()
            paper.checked_at, paper.checked_by = case.world.now, case.actor.id
            changed.append({"component": paper.component, "check": state, "comment": paper.comment})
    if changed:
        case.note("papers_checked", papers=changed)


def _require_owner_may_upload(case: CaseInHand) -> None:
    if not may(case.actor, "see_own_dossier", case.subject()):
        raise NotFound
    waits_for_applicant = any(item.state == OPEN and item.role == "applicant" for item in case.items)
    updatable = may(case.actor, "update_submitted", case.subject())
    if not (case.dossier.is_draft or waits_for_applicant or updatable):
        raise NotAllowed


def _new_paper(case: CaseInHand, component: str, purpose: str, upload: StoredUpload) -> Paper:
    earlier = [p for p in case.papers if p.component == component and p.purpose == purpose]
    for paper in earlier:
        paper.current = False
    paper = Paper(
        id=case.world.new_id(),
        dossier_id=case.dossier.id,
        component=component,
        purpose=purpose,
        file_sha256=upload.sha256,
        filename=upload.filename,
        media_type=upload.media_type,
        size=upload.size,
        pages=upload.pages,
        uploaded_at=case.world.now,
        uploaded_by=case.actor.id,
        version=max((p.version for p in earlier), default=0) + 1,
    )
    case.papers.append(paper)
    case.world.add(paper)
    case.dossier.updated_at = case.world.now
    if not case.dossier.is_draft and purpose == "component":
        case.note("paper_added", component=component, filename=upload.filename, version=paper.version)
    return paper
