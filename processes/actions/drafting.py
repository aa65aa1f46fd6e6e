"""Drawings of designers: begun, saved, copied, thrown away. Nothing here is in force."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from forms.messages import message
from processes.actions.faults import Fault, refuse, too_long
from processes.actions.office import note_change, require_reason, take_turns
from processes.domain.access import (
    Actor,
    Subject,
    drawn_by_another,
    is_being_drawn,
    is_under_review,
    may,
    obstacle,
)
from processes.domain.drafting import (
    DISCARDED,
    MOST_BYTES,
    MOST_DECISIONS,
    MOST_NOTE,
    DiagramDraft,
    as_drawn,
)
from processes.domain.errors import NotAllowed, NotFound, Refusal
from processes.domain.organisation import ProcedureRecord, ProcedureVersion
from processes.engine.diagram.card import read_card
from processes.ports import World

MEGABYTE = 1024 * 1024


class DraftMoved(Refusal):
    """The drawing was handed in, taken back, approved or thrown away meanwhile."""

    text = message("Bản vẽ này đã chuyển sang tình trạng khác. Tải lại trang để xem việc còn làm được.")


class DraftChanged(Refusal):
    """The drawing was saved elsewhere since it was opened here; nothing is overwritten."""

    def __init__(self, revision: int) -> None:
        super().__init__(
            message(
                "Bản vẽ này đã được lưu ở cửa sổ khác (lần lưu {revision}), nên lần này chưa lưu. "
                "Tải phần đang vẽ về máy, mở lại bản vẽ rồi so hai bên.",
                revision=revision,
            )
        )


class OwnDrawing(Refusal):
    """Four eyes: whoever drew it does not answer it."""

    http = 403
    text = message("Người vẽ không tự duyệt được. Chờ người quản trị khác duyệt.")


@dataclass(frozen=True)
class CreateDraft:
    """Any bytes; ``filename`` is its name while the diagram says none. ``decisions``: DMN texts by name."""

    source: bytes
    decisions: Mapping[str, str] = field(default_factory=dict)
    filename: str = ""
    note: str = ""


@dataclass(frozen=True)
class DraftFromVersion:
    """Go on from a version. ``decisions`` are the DMN files that came with it (``decisions_of``)."""

    version_id: str
    decisions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CopyDraft:
    """Go on with what another has drawn, as one's own drawing."""

    draft_id: str


@dataclass(frozen=True)
class SaveDraft:
    """What is drawn now; ``revision`` is the one it was opened at. ``decisions`` None: as they are."""

    draft_id: str
    revision: int
    source: bytes
    decisions: Mapping[str, str] | None = None
    note: str | None = None


@dataclass(frozen=True)
class DiscardDraft:
    """Throw a drawing away; an administrator who does so with another's needs a reason."""

    draft_id: str
    reason: str = ""


def create_draft(world: World, actor: Actor, command: CreateDraft) -> DiagramDraft:
    """Begin a drawing from a file, whatever the checker says of it; it is based on what is in force.

    Raises NotAllowed, BadInput (``diagram``, ``note``).
    """
    _require_designer(actor)
    drawn = _drawn(world, actor, command.source, command.decisions)
    drawn.note = command.note.strip()
    drawn.name = drawn.name or command.filename[:400]
    return _keep(world, actor, drawn)


def draft_from_version(world: World, actor: Actor, command: DraftFromVersion) -> DiagramDraft:
    """Begin a drawing from a version as it was drawn. Raises NotAllowed, NotFound."""
    _require_designer(actor)
    version: ProcedureVersion | None = world.get(ProcedureVersion, command.version_id)
    if version is None:
        raise NotFound
    drawn = _drawn(world, actor, version.source, command.decisions)
    drawn.procedure_code, drawn.based_on = version.procedure_code, version.id
    return _keep(world, actor, drawn)


def copy_draft(world: World, actor: Actor, command: CopyDraft) -> DiagramDraft:
    """Begin a drawing of one's own from another's; that stays as it is. Raises NotAllowed, NotFound."""
    _require_designer(actor)
    other: DiagramDraft | None = world.get(DiagramDraft, command.draft_id)
    if other is None:
        raise NotFound
    drawn = _drawn(world, actor, other.source, other.decisions)
    drawn.name, drawn.note, drawn.based_on = other.name, other.note, other.based_on
    return _keep(world, actor, drawn)


def save_draft(world: World, actor: Actor, command: SaveDraft) -> DiagramDraft:
    """Keep what is drawn now as the next revision; the same again changes nothing.

    Raises NotFound, NotAllowed for anybody but its author, DraftMoved, DraftChanged, BadInput.
    """
    draft = draft_in_hand(world, actor, command.draft_id, "change_drawing", command.revision)
    decisions = draft.decisions if command.decisions is None else dict(command.decisions)
    note = draft.note if command.note is None else command.note.strip()
    if (draft.source, draft.decisions, draft.note) == (command.source, decisions, note):
        return draft
    before = as_drawn(draft)
    drawn = _drawn(world, actor, command.source, decisions)
    draft.source, draft.decisions, draft.note = drawn.source, drawn.decisions, note
    draft.name = drawn.name or draft.name
    if drawn.procedure_code not in ("", draft.procedure_code):  # a file that cannot be read says no code
        draft.procedure_code, draft.based_on = drawn.procedure_code, drawn.based_on
    draft.revision, draft.changed_at = draft.revision + 1, world.now
    refuse([too_long("note", note, MOST_NOTE)])
    note_change(world, actor, "save_drawing", subject_of_draft(draft), before, as_drawn(draft))
    return draft


def discard_draft(world: World, actor: Actor, command: DiscardDraft) -> DiagramDraft:
    """Throw a drawing away that is not under review; the journal keeps its hash.

    Raises NotFound, NotAllowed, DraftMoved, ReasonRequired for an administrator's with another's drawing.
    """
    draft = draft_in_hand(world, actor, command.draft_id, "discard_drawing")
    own = draft.author_id == actor.officer_id
    reason = command.reason.strip() if own else require_reason(command.reason)
    before = as_drawn(draft)
    draft.status, draft.changed_at = DISCARDED, world.now
    note_change(world, actor, "discard_drawing", subject_of_draft(draft), before, as_drawn(draft), reason)
    return draft


def draft_in_hand(
    world: World, actor: Actor, draft_id: str, action: str, revision: int | None = None
) -> DiagramDraft:
    """The drawing, locked, with which ``actor`` may do ``action`` now, at the revision that he has seen.

    Raises NotFound, NotAllowed, OwnDrawing, DraftMoved, DraftChanged.
    """
    take_turns(world)
    draft: DiagramDraft | None = world.lock(DiagramDraft, draft_id)
    if draft is None:
        raise NotFound
    failed = obstacle(actor, action, Subject(drawing=draft))
    if failed in (is_being_drawn, is_under_review):
        raise DraftMoved
    if failed is drawn_by_another:
        raise OwnDrawing
    if failed is not None:
        raise NotAllowed
    if revision is not None and revision != draft.revision:
        raise DraftChanged(draft.revision)
    return draft


def subject_of_draft(draft: DiagramDraft) -> tuple[str, str, str]:
    """A drawing as the journal names it."""
    return "drawing", draft.id, f"{draft.procedure_code} {draft.name}".strip()[:300]


def _require_designer(actor: Actor) -> None:
    if actor.officer_id is None or not may(actor, "draw"):
        raise NotAllowed


def _drawn(world: World, actor: Actor, source: bytes, decisions: Mapping[str, str]) -> DiagramDraft:
    """A new drawing that says of itself what its file says. Raises BadInput."""
    refuse([_too_large(source, decisions)])
    card, now = read_card(source), world.now
    code = card.code[:40]
    record: ProcedureRecord | None = world.get(ProcedureRecord, code) if code else None
    return DiagramDraft(
        id=world.new_id(),
        procedure_code=code,
        name=card.name[:400],
        source=source,
        author_id=actor.officer_id or "",
        created_at=now,
        changed_at=now,
        decisions=dict(decisions),
        based_on=record.version_id if record else None,
    )


def _too_large(source: bytes, decisions: Mapping[str, str]) -> Fault | None:
    tables = sum(len(text.encode("utf-8", "surrogatepass")) for text in decisions.values())
    most = MOST_BYTES // MEGABYTE
    if len(source) > MOST_BYTES or tables > MOST_BYTES:
        return Fault("diagram", message("Tệp nặng hơn {most} MB. Chọn tệp nhỏ hơn.", most=most))
    if len(decisions) > MOST_DECISIONS:
        words = message("Quy trình kèm tối đa {most} bảng quyết định.", most=MOST_DECISIONS)
        return Fault("diagram", words)
    return None


def _keep(world: World, actor: Actor, draft: DiagramDraft) -> DiagramDraft:
    refuse([too_long("note", draft.note, MOST_NOTE)])
    world.add(draft)
    world.flush()
    note_change(world, actor, "begin_drawing", subject_of_draft(draft), None, as_drawn(replace(draft)))
    return draft
