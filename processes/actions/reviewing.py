"""A drawing before another's eyes: handed in, taken back, sent back, approved."""

from dataclasses import dataclass
from datetime import date

from forms.messages import message
from processes.actions.drafting import OwnDrawing, draft_in_hand, subject_of_draft
from processes.actions.faults import Fault, empty, refuse, too_long
from processes.actions.office import note_change
from processes.actions.publication import Drawn, enforce, make_version
from processes.actions.refusals import DiagramNotInOrder
from processes.actions.scheduling import schedule
from processes.domain.access import Actor
from processes.domain.drafting import (
    APPROVED,
    DRAFT,
    MOST_NOTE,
    SUBMITTED,
    DiagramDraft,
    as_drawn,
    hash_drawn,
)
from processes.domain.errors import Refusal
from processes.domain.office_journal import OfficeEntry
from processes.domain.organisation import ProcedureRecord, ProcedureVersion
from processes.engine.diagram import Expanded
from processes.ports import World

NO_NOTE = message("Ghi những gì thay đổi và vì sao, để người duyệt biết phải xem gì.")
NO_ANSWER = message("Ghi phải sửa gì, để người vẽ biết.")
UNREAD = message("Đọc các cảnh báo rồi đánh dấu vào ô này.")
BASE_CHANGED = message(
    "Bản đang áp dụng đã đổi từ khi bắt đầu vẽ: duyệt bản này thì những thay đổi đó không còn. "
    "So hai bản, rồi đánh dấu vào ô này nếu vẫn duyệt."
)
IN_THE_PAST = message("Ngày áp dụng là hôm nay hoặc một ngày sau hôm nay.")


class NothingNew(Refusal):
    """The expanded diagram is one that exists as a version already."""

    def __init__(self, version: ProcedureVersion) -> None:
        self.version_id, self.number = version.id, version.number
        super().__init__(
            message(
                "Bản vẽ này giống hệt bản {number} của thủ tục {code}, nên không có gì để áp dụng thêm. "
                "Muốn áp dụng bản đó thì mở trang thủ tục.",
                number=version.number,
                code=version.procedure_code,
            )
        )


@dataclass(frozen=True)
class SubmitDraft:
    """Hand a drawing in. ``expanded``, ``errors`` and ``warnings`` (how many) are what the checker found
    at ``revision``; ``app.diagrams.submit`` fills them in."""

    draft_id: str
    revision: int
    note: str
    expanded: Expanded
    errors: tuple[object, ...] = ()
    warnings: int = 0
    warnings_confirmed: bool = False


@dataclass(frozen=True)
class TakeBackDraft:
    """The author wants to go on drawing."""

    draft_id: str


@dataclass(frozen=True)
class SendBackDraft:
    """The reviewer says what to mend."""

    draft_id: str
    revision: int
    note: str


@dataclass(frozen=True)
class ApproveDraft:
    """Approve what was drawn at ``revision``: in force at once, or from ``from_day`` on (today or later).

    ``expanded`` and ``errors`` are what the checker found just now; ``app.diagrams.approve`` fills them in.
    """

    draft_id: str
    revision: int
    expanded: Expanded
    errors: tuple[object, ...] = ()
    from_day: date | None = None
    note: str = ""
    newer_confirmed: bool = False


def submit_draft(world: World, actor: Actor, command: SubmitDraft) -> DiagramDraft:
    """Hand a drawing without errors in for review; its author says what changes and confirms warnings.

    Raises NotFound, NotAllowed, DraftMoved, DraftChanged, DiagramNotInOrder, NothingNew, BadInput
    (``note``, ``warnings_confirmed``).
    """
    draft = draft_in_hand(world, actor, command.draft_id, "change_drawing", command.revision)
    _require_order(world, command.expanded, command.errors)
    unread = command.warnings and not command.warnings_confirmed
    refuse(
        [
            empty("note", command.note, NO_NOTE),
            too_long("note", command.note.strip(), MOST_NOTE),
            Fault("warnings_confirmed", UNREAD) if unread else None,
        ]
    )
    before = as_drawn(draft)
    draft.note, draft.status, draft.submitted_at = command.note.strip(), SUBMITTED, world.now
    note_change(world, actor, "submit_drawing", subject_of_draft(draft), before, as_drawn(draft))
    return draft


def take_back_draft(world: World, actor: Actor, command: TakeBackDraft) -> DiagramDraft:
    """Take a drawing back that nobody has answered yet. Raises NotFound, NotAllowed, DraftMoved."""
    draft = draft_in_hand(world, actor, command.draft_id, "take_back_drawing")
    before = as_drawn(draft)
    draft.status, draft.submitted_at = DRAFT, None
    note_change(world, actor, "take_back_drawing", subject_of_draft(draft), before, as_drawn(draft))
    return draft


def send_back_draft(world: World, actor: Actor, command: SendBackDraft) -> DiagramDraft:
    """Send a drawing back to its author, with what to mend.

    Raises NotFound, NotAllowed, OwnDrawing, DraftMoved, DraftChanged, BadInput (``note``).
    """
    draft = draft_in_hand(world, actor, command.draft_id, "review_drawing", command.revision)
    note = command.note.strip()
    refuse([empty("note", note, NO_ANSWER), too_long("note", note, MOST_NOTE)])
    before = as_drawn(draft)
    draft.status, draft.submitted_at = DRAFT, None
    _answered(world, actor, draft, note)
    note_change(world, actor, "send_back_drawing", subject_of_draft(draft), before, as_drawn(draft), note)
    return draft


def approve_draft(world: World, actor: Actor, command: ApproveDraft) -> ProcedureVersion:
    """Make a drawing a version, in force at once or from a day on (``scheduled_for`` then says it).

    Raises NotFound, NotAllowed, OwnDrawing, DraftMoved, DraftChanged, DiagramNotInOrder, NothingNew,
    BadInput (``from_day``, ``newer_confirmed``, ``note``).
    """
    draft = draft_in_hand(world, actor, command.draft_id, "review_drawing", command.revision)
    _require_other_eyes(world, actor, draft)
    _require_order(world, command.expanded, command.errors)
    note, day = command.note.strip(), command.from_day or world.today()
    refuse(
        [
            Fault("from_day", IN_THE_PAST) if day < world.today() else None,
            too_long("note", note, MOST_NOTE),
            Fault("newer_confirmed", BASE_CHANGED)
            if is_outdated(world, draft) and not command.newer_confirmed
            else None,
        ]
    )
    record, version = make_version(
        world, actor, Drawn(draft.source, command.expanded, draft.author_id, draft.note)
    )
    _settle(world, actor, draft, version, note)
    if day > world.today():
        schedule(world, actor, record, version, day)
    else:
        enforce(world, actor, record, version, ("publish_version", draft.note))
    return version


def is_outdated(world: World, draft: DiagramDraft) -> bool:
    """Whether another version came into force since the drawing was begun."""
    record: ProcedureRecord | None = (
        world.get(ProcedureRecord, draft.procedure_code) if draft.procedure_code else None
    )
    return record is not None and record.version_id is not None and record.version_id != draft.based_on


def _settle(world: World, actor: Actor, draft: DiagramDraft, version: ProcedureVersion, note: str) -> None:
    before = as_drawn(draft)
    draft.status, draft.version_id = APPROVED, version.id
    _answered(world, actor, draft, note)
    after = as_drawn(draft) | {"version": version.number}
    note_change(world, actor, "approve_drawing", subject_of_draft(draft), before, after, note)


def _answered(world: World, actor: Actor, draft: DiagramDraft, note: str) -> None:
    draft.reviewed_at, draft.reviewed_by, draft.review_note = world.now, actor.id, note


def _require_order(world: World, expanded: Expanded, errors: tuple[object, ...]) -> None:
    if errors:
        raise DiagramNotInOrder(errors)
    known = world.version_by_hash(expanded.sha256)
    if known is not None:
        raise NothingNew(known)


def _require_other_eyes(world: World, actor: Actor, draft: DiagramDraft) -> None:
    """What the reviewer drew first and another handed in is his own work all the same: the journal knows by
    its hash who first kept just this, though it was copied, saved over or thrown away since."""
    drawn = hash_drawn(draft.source, draft.decisions)
    entries: list[OfficeEntry] = world.find(OfficeEntry, subject_kind="drawing")
    kept = [entry for entry in entries if (entry.after or {}).get("sha256") == drawn]
    if kept and min(kept, key=lambda entry: entry.seq).actor_id == actor.id:
        raise OwnDrawing
