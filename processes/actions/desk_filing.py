"""Filing at the desk (T-03): the officer draws up the dossier of whoever stands there, or wrote by post.

A dossier drawn up has no code, no run and no clock; it is sent to the intake task of the same officer, who
accepts it (the code is given then) or refuses it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from forms.messages import message
from processes.actions.advance import start_run
from processes.actions.case import CaseInHand
from processes.actions.component_checks import ComponentTick, keep_ticks, unsettled_components
from processes.actions.desk_applicant import DeskApplicant, applicant_at_desk, put_applicant
from processes.actions.drafts import SaveAnswers, forget_draft, keep_answers, watch_draft
from processes.actions.faults import Fault, refuse
from processes.actions.fees_charged import fees_charged
from processes.actions.fees_taken import METHODS, take_fees
from processes.actions.moves import perform_move
from processes.actions.refusals import NotReadyToSubmit
from processes.actions.submission import lacking_sections, prepare, require_in_force
from processes.domain.access import Actor, may
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.work import OPEN, WorkItem
from processes.domain.errors import NotAllowed, NotFound, Refusal
from processes.domain.procedure import Profile
from processes.ports import World

AT_DESK = ("direct", "post")
"""Channels in which an officer draws up the dossier."""
DESK_DRAFT_DAYS = 7
"""A dossier left half drawn up is thrown away after so many days: it holds a person's data to no end."""


class FeeToTake(Refusal):
    """The fee due on filing is taken before the dossier goes on."""

    http = 422
    text = message("Thu phí, lệ phí nộp khi gửi hồ sơ rồi chuyển sang kiểm tra.")


@dataclass(frozen=True)
class StartAtDesk:
    """Begin a dossier of a procedure for somebody at the desk of a unit."""

    procedure_code: str
    unit_id: str
    applicant: DeskApplicant
    channel: str = "direct"


@dataclass(frozen=True)
class SaveAtDesk:
    """Keep what the officer wrote down: answers of forms, and what was counted of each component."""

    dossier_id: str
    answers: tuple[SaveAnswers, ...] = ()
    ticks: Mapping[str, ComponentTick] = field(default_factory=dict)


@dataclass(frozen=True)
class FileAtDesk:
    """Send what was drawn up to its intake; ``method`` says how a fee due on filing was paid."""

    dossier_id: str
    method: str = ""
    transfer: str = ""


@dataclass(frozen=True)
class DropAtDesk:
    """Throw away what was drawn up."""

    dossier_id: str


@dataclass(frozen=True)
class FiledAtDesk:
    """The dossier, and the intake task its officer holds now."""

    dossier: Dossier
    item: WorkItem | None


def start_at_desk(world: World, actor: Actor, command: StartAtDesk) -> Dossier:
    """A new dossier drawn up by a receiver of the unit, under the version in force.

    Raises BadInput for the applicant's fields and a channel that the procedure does not offer.
    """
    if not may(actor, "start_at_desk"):
        raise NotAllowed
    if (command.unit_id, "receiver") not in actor.pairs:
        raise NotFound
    version = world.version_in_force(command.procedure_code)
    unit, profile = world.unit(command.unit_id), version.facts.profile
    refuse([_not_offered(profile, command.channel)])
    party = applicant_at_desk(world, command.applicant)
    dossier = Dossier(
        id=world.new_id(),
        procedure_code=profile.code,
        version_id=version.id,
        party_id=party.id,
        receiving_unit_id=unit.id,
        competent_unit_id=world.slot(unit.id, "competent") or unit.id,
        created_at=world.now,
        updated_at=world.now,
        channel=command.channel,
        filed_by=actor.officer_id,
        expires_at=world.now + timedelta(days=DESK_DRAFT_DAYS),
        # The applicant is not reminded of a draft that the desk draws up.
        reminded_at=world.now,
        result_form="desk" if "desk" in profile.result_forms else profile.result_forms[0],
    )
    put_applicant(dossier, party, command.applicant)
    world.add(dossier)
    watch_draft(world, dossier)
    return dossier


def save_at_desk(world: World, actor: Actor, command: SaveAtDesk) -> None:
    """Keep answers and ticks; the rest stays as it is."""
    case = desk_case(world, actor, command.dossier_id)
    for answers in command.answers:
        keep_answers(case, answers)
    keep_ticks(case, command.ticks)
    case.dossier.updated_at = world.now


def file_at_desk(world: World, actor: Actor, command: FileAtDesk) -> FiledAtDesk:
    """Send a dossier drawn up whole to its intake task, which the officer holds; once.

    Raises NotReadyToSubmit with the names of what is missing, FeeToTake and ProcedureRetired.
    """
    case = CaseInHand(world, actor, world.lock_dossier(command.dossier_id))
    if case.dossier.filed_by == actor.officer_id and not case.dossier.is_draft:
        return FiledAtDesk(case.dossier, _held(case))
    _require_drawing_up(case)
    require_in_force(case)
    _require_whole(case)
    prepare(case)
    _take_fee_on_filing(case, command)
    perform_move(case, "submit_at_desk")
    start_run(case)
    return FiledAtDesk(case.dossier, _hold(case))


def drop_at_desk(world: World, actor: Actor, command: DropAtDesk) -> None:
    """Throw away what was drawn up; nothing of it was official."""
    forget_draft(desk_case(world, actor, command.dossier_id))


def desk_case(world: World, actor: Actor, dossier_id: str) -> CaseInHand:
    """A dossier that the officer draws up. Raises NotFound for any other."""
    case = CaseInHand(world, actor, world.lock_dossier(dossier_id))
    _require_drawing_up(case)
    return case


def lacking_at_desk(case: CaseInHand) -> list[str]:
    """Titles of the sections and papers that are not in order yet."""
    locale = case.dossier.locale
    return lacking_sections(case) + [component.name.read(locale) for component in unsettled_components(case)]


def _require_drawing_up(case: CaseInHand) -> None:
    if not may(case.actor, "file_at_desk", case.subject()):
        raise NotFound


def _require_whole(case: CaseInHand) -> None:
    if lacking := lacking_at_desk(case):
        raise NotReadyToSubmit(lacking)


def _take_fee_on_filing(case: CaseInHand, command: FileAtDesk) -> None:
    if not fees_charged(case, "on_submission"):
        return
    if command.method not in METHODS:
        raise FeeToTake
    take_fees(case, "on_submission", command.method, command.transfer)


def _hold(case: CaseInHand) -> WorkItem | None:
    """The intake task is opened by the officer at once: nobody else need see it."""
    for item in case.items:
        if item.kind == "intake" and may(case.actor, "claim_task", case.subject(item)):
            item.holder_id, item.held_at = case.actor.officer_id, case.world.now
            item.opened_at = case.world.now
            return item
    return None


def _held(case: CaseInHand) -> WorkItem | None:
    mine = case.actor.officer_id
    return next((item for item in case.items if item.state == OPEN and item.holder_id == mine), None)


def _not_offered(profile: Profile, channel: str) -> Fault | None:
    if channel in AT_DESK and channel in profile.channels:
        return None
    return Fault("channel", message("Thủ tục không nhận hồ sơ theo cách này. Chọn cách khác."))
