"""May I? One table of named predicates, asked by the button, the route and the action alike.

Each action has alternatives; an alternative holds when all its predicates hold. List predicates are values:
the pairs of unit and role of an officer, or the party of an applicant, so that a query can turn them into
``IN`` and Python tests the same membership.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.moves import MOVES
from processes.domain.dossier.work import OPEN, WorkItem
from processes.domain.drafting import DRAFT, SUBMITTED, DiagramDraft

Pair = tuple[str, str]


@dataclass(frozen=True)
class Actor:
    """Who acts: an applicant (``party_id``), an officer (``officer_id`` with pairs of unit and role), or
    the system itself."""

    id: str
    name: str
    party_id: str | None = None
    officer_id: str | None = None
    pairs: frozenset[Pair] = field(default_factory=frozenset)
    units: frozenset[str] = field(default_factory=frozenset)
    system: bool = False
    hat: str = ""
    """The one post of several that the officer chose to act under, in words; it stands in the journal."""

    def has_role(self, *roles: str) -> bool:
        """Whether the officer holds one of ``roles`` in any unit today."""
        return any(role in roles for _, role in self.pairs)


SYSTEM = Actor(id="system", name="Hệ thống", system=True)
NOBODY = Actor(id="", name="")


@dataclass(frozen=True)
class Subject:
    """What the question is about: a dossier and, where it matters, one of its tasks; or a diagram drawn.

    ``past_pairs`` are the pairs of unit and role that this dossier has ever had work for.
    """

    dossier: Dossier | None = None
    item: WorkItem | None = None
    past_pairs: frozenset[Pair] = field(default_factory=frozenset)
    drawing: DiagramDraft | None = None


Predicate = Callable[[Actor, Subject], bool]


def is_system(actor: Actor, subject: Subject) -> bool:
    """The clock or the operator of the machine."""
    return actor.system


def owns_dossier(actor: Actor, subject: Subject) -> bool:
    """The applicant's own dossier."""
    dossier = subject.dossier
    return dossier is not None and actor.party_id is not None and dossier.party_id == actor.party_id


def works_in_its_units(actor: Actor, subject: Subject) -> bool:
    """An officer of the receiving or competent unit, or of one that has had work on it."""
    dossier = subject.dossier
    if dossier is None or actor.officer_id is None:
        return False
    in_units = bool(actor.units & {dossier.receiving_unit_id, dossier.competent_unit_id})
    return in_units or bool(actor.pairs & subject.past_pairs)


def is_sent(actor: Actor, subject: Subject) -> bool:
    """A draft is nobody's business but the applicant's."""
    return subject.dossier is not None and not subject.dossier.is_draft


def is_draft(actor: Actor, subject: Subject) -> bool:
    """Not yet sent."""
    return subject.dossier is not None and subject.dossier.is_draft


def begun_online(actor: Actor, subject: Subject) -> bool:
    """The applicant began it; what an officer draws up at the desk is not the applicant's to change."""
    return subject.dossier is not None and subject.dossier.filed_by is None


def filed_it(actor: Actor, subject: Subject) -> bool:
    """The officer who draws it up at the desk."""
    dossier = subject.dossier
    return dossier is not None and actor.officer_id is not None and dossier.filed_by == actor.officer_id


def filed_at_desk(actor: Actor, subject: Subject) -> bool:
    """An officer drew it up: its applicant may have no account to act with, and asks on paper."""
    return subject.dossier is not None and subject.dossier.filed_by is not None


def receives(actor: Actor, subject: Subject) -> bool:
    """A receiver of the unit that receives the dossier; of any unit while there is none."""
    if subject.dossier is None:
        return actor.officer_id is not None and actor.has_role("receiver")
    return (subject.dossier.receiving_unit_id, "receiver") in actor.pairs


def fits_role(actor: Actor, subject: Subject) -> bool:
    """The task is for a role that the officer has in that unit."""
    item = subject.item
    return item is not None and item.role != "applicant" and (item.unit_id, item.role) in actor.pairs


def is_for_applicant(actor: Actor, subject: Subject) -> bool:
    """The task waits for the applicant."""
    return subject.item is not None and subject.item.role == "applicant"


def is_open(actor: Actor, subject: Subject) -> bool:
    """The task has not been done yet."""
    return subject.item is not None and subject.item.state == OPEN


def holds_or_free(actor: Actor, subject: Subject) -> bool:
    """Nobody else has claimed the task."""
    return subject.item is not None and subject.item.holder_id in (None, actor.officer_id)


def holds(actor: Actor, subject: Subject) -> bool:
    """The officer has claimed the task."""
    return subject.item is not None and subject.item.holder_id == actor.officer_id


@dataclass(frozen=True)
class MayMove:
    """The table of moves lets the dossier make this move from its status."""

    move: str

    def __call__(self, actor: Actor, subject: Subject) -> bool:
        return subject.dossier is not None and subject.dossier.status in MOVES[self.move].sources


@dataclass(frozen=True)
class ServesIt:
    """An officer with one of ``roles`` in the receiving or the competent unit."""

    roles: tuple[str, ...]

    def __call__(self, actor: Actor, subject: Subject) -> bool:
        dossier = subject.dossier
        if dossier is None:
            return False
        units = (dossier.receiving_unit_id, dossier.competent_unit_id)
        return any((unit, role) in actor.pairs for unit in units for role in self.roles)


def may_move(move: str) -> Predicate:
    """See ``MayMove``."""
    return MayMove(move)


def serves_it(*roles: str) -> Predicate:
    """See ``ServesIt``."""
    return ServesIt(roles)


def administers(actor: Actor, subject: Subject) -> bool:
    """A system administrator."""
    return actor.has_role("system_admin")


def draws(actor: Actor, subject: Subject) -> bool:
    """A designer of procedures, or an administrator."""
    return actor.has_role("designer", "system_admin")


def drew_it(actor: Actor, subject: Subject) -> bool:
    """The author of the drawing: nobody else saves it; whoever wants to go on with it copies it."""
    drawing = subject.drawing
    return drawing is not None and actor.officer_id is not None and drawing.author_id == actor.officer_id


def drawn_by_another(actor: Actor, subject: Subject) -> bool:
    """Four eyes: nobody reviews what he drew himself."""
    return subject.drawing is not None and subject.drawing.author_id != actor.officer_id


def is_being_drawn(actor: Actor, subject: Subject) -> bool:
    """The drawing has not been handed in, or was sent back."""
    return subject.drawing is not None and subject.drawing.status == DRAFT


def is_under_review(actor: Actor, subject: Subject) -> bool:
    """The drawing was handed in and not answered yet."""
    return subject.drawing is not None and subject.drawing.status == SUBMITTED


SUPERVISING = ("unit_head", "leader", "monitor")
"""Roles that watch over the work of a unit and of those below it."""


def supervises(actor: Actor, subject: Subject) -> bool:
    """A head, leader or monitor of any unit."""
    return actor.has_role(*SUPERVISING)


def supervised_units(actor: Actor) -> frozenset[str]:
    """The units at the top of what the officer watches over; those below belong to it, too."""
    return frozenset(unit for unit, role in actor.pairs if role in SUPERVISING)


RULES: dict[str, tuple[tuple[Predicate, ...], ...]] = {
    "see_own_dossier": ((owns_dossier, begun_online), (owns_dossier, is_sent)),
    "see_dossier": ((works_in_its_units, is_sent),),
    "edit_draft": ((owns_dossier, begun_online, is_draft),),
    "submit": ((owns_dossier, begun_online, is_draft), (is_system, is_draft)),
    "start_at_desk": ((receives,),),
    "file_at_desk": ((receives, filed_it, is_draft),),
    "update_submitted": ((owns_dossier, begun_online, may_move("update_submitted")),),
    "cancel_submitted": ((owns_dossier, begun_online, may_move("cancel_submitted")),),
    "see_task": (
        (fits_role,),
        (owns_dossier, is_for_applicant),
        (receives, filed_at_desk, is_for_applicant),
    ),
    "claim_task": ((fits_role, is_open, holds_or_free),),
    "release_task": ((fits_role, is_open, holds),),
    "complete_task": (
        (fits_role, is_open, holds_or_free),
        (owns_dossier, is_for_applicant, is_open),
        (receives, filed_at_desk, is_for_applicant, is_open),
    ),
    "check_papers": (
        (fits_role, is_open, holds_or_free),
        (receives, filed_at_desk, is_for_applicant, is_open),
    ),
    "ask_withdrawal": (
        (owns_dossier, may_move("ask_withdrawal")),
        (receives, filed_at_desk, may_move("ask_withdrawal")),
    ),
    "ask_stop": ((serves_it("receiver", "leader"), may_move("stop")),),
    "ask_apology": (
        (serves_it("receiver", "specialist", "leader"), may_move("apologise")),
        (administers, may_move("apologise")),
    ),
    "force_step": ((administers, may_move("force_step")),),
    "confirm_payment": ((is_system,),),
    "receive_message": ((is_system,),),
    "see_statistics": ((supervises,), (administers,)),
    "see_outbox": ((administers,), (is_system,)),
    "seal_day": ((is_system,),),
    "draw": ((draws,),),
    "change_drawing": ((draws, drew_it, is_being_drawn),),
    "discard_drawing": ((administers, is_being_drawn), (draws, drew_it, is_being_drawn)),
    "take_back_drawing": ((draws, drew_it, is_under_review),),
    "review_drawing": ((administers, drawn_by_another, is_under_review),),
    "publish": ((is_system,),),
    "administer": ((administers,), (is_system,)),
}

OF_DRAWINGS = ("change_drawing", "discard_drawing", "take_back_drawing", "review_drawing")
"""Actions that are about a drawing, not about a dossier."""


def may(actor: Actor, action: str, subject: Subject | None = None) -> bool:
    """Whether ``actor`` may do ``action`` to ``subject`` now."""
    return obstacle(actor, action, subject) is None


def obstacle(actor: Actor, action: str, subject: Subject | None = None) -> Predicate | None:
    """None when ``actor`` may; else what he fails first in the alternative that he fulfils furthest."""
    about, furthest = subject or Subject(), -1
    found: Predicate | None = None
    for alternative in RULES[action]:
        held, failed = _first_failing(actor, alternative, about)
        if failed is None:
            return None
        if held > furthest:
            furthest, found = held, failed
    return found


def _first_failing(
    actor: Actor, alternative: tuple[Predicate, ...], about: Subject
) -> tuple[int, Predicate | None]:
    for held, predicate in enumerate(alternative):
        if not predicate(actor, about):
            return held, predicate
    return len(alternative), None
