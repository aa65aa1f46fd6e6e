"""Marriage and copies of extracts: answers as a browser posts them, and the first steps by actions."""

from desk_counter import Counter
from sqlalchemy import select
from story import address, day

from app.persistence.world import DatabaseWorld
from processes.actions.case import CaseInHand
from processes.actions.fees_charged import fees_charged
from processes.actions.papers import asked_components
from processes.actions.submission import Submit, submit
from processes.domain.access import SYSTEM
from processes.domain.dossier.dossier import Dossier
from processes.domain.dossier.journal import JournalEntry
from workers.jobs import tick

MARRIAGE, EXTRACT = "1.000894", "2.000635"


def moment(name: str, text: str, time: str) -> dict[str, list[str]]:
    """A moment in its boxes from dd/mm/yyyy and hh:mm."""
    return {**day(name, text), f"{name}.time": [time]}


def party(name: str, born: str, person_id: str, **changes: str) -> dict[str, list[str]]:
    """One of the couple, never married and shown so in VNeID; ``changes`` are other answers."""
    said = {"ethnic": "Kinh", "nationality": "Việt Nam", "status": "never", "marriage_no": "1"}
    said |= {"on_record": "true", **changes}
    return {
        "name": [name],
        **day("birth_date", born),
        **address("residence"),
        "id_paper": [person_id],
        **{key: [value] for key, value in said.items()},
    }


MALE = party("Đỗ Văn Khánh", "02/09/1988", "033088000245")
FEMALE = party("Nguyễn Thị Hồng Nhung", "17/05/1990", "033190000118")
COUPLE = {
    "male": MALE,
    "female": FEMALE,
    "appointment": {
        **moment("signing_at", "18/11/2026", "09:00"),
        "copies": ["0"],
        "phone": ["0912 000 218"],
    },
}
LOOKED_UP = {
    "male_found": ["single"],
    "female_found": ["single"],
    "looked_up_in": ["Cơ sở dữ liệu hộ tịch điện tử"],
}
CONDITIONS = {key: ["true"] for key in ("ages_reached", "both_free", "capable", "allowed")}


def certified(prefix: str, party: dict[str, list[str]]) -> dict[str, list[str]]:
    """The lines of the certificate that are about one of them."""
    return {f"{prefix}_{key}": value for key, value in party.items()}


CERTIFICATE = {
    **certified("male", MALE),
    **certified("female", FEMALE),
    **moment("signing_at", "26/11/2026", "09:00"),
}
BOOKED = {
    "document_number": ["31/2026"],
    **day("document_date", "16/11/2026"),
    "book": ["01/2026-KH"],
    "originals_printed": ["2"],
    "copies_made": ["0"],
}
INVITED = {**moment("signing_at", "26/11/2026", "09:00"), "told_by": ["both"]}
SIGNED = {key: ["true"] for key in ("both_present", "free_will", "signed_both")} | {"originals_given": ["2"]}

REQUESTER = {
    "requester_kind": ["person"],
    "name": ["Nguyễn Thị Hồng Nhung"],
    "person_id": ["033190000118"],
    **address("address"),
    "relation": ["self"],
    "phone": ["0912 000 218"],
    "filed_by_agent": ["false"],
}
EVENT = {
    "event_kind": ["birth"],
    "subject_name": ["Nguyễn Thị Hồng Nhung"],
    **day("subject_birth_date", "17/05/1990"),
    **address("register_place"),
    "copies": ["1"],
}
REQUEST = {"requester": REQUESTER, "event": EVENT}
FOUND = {
    "search_result": ["found"],
    "record_number": ["118"],
    "record_book": ["01/1990"],
    **day("record_date", "01/06/1990"),
}
NOT_FOUND = {"search_result": ["not_found"], "search_note": ["Sổ 1990 của xã, Cơ sở dữ liệu hộ tịch"]}
COPY = {
    "extract_kind": ["birth"],
    "extract_name": ["Nguyễn Thị Hồng Nhung"],
    **day("extract_birth_date", "17/05/1990"),
    "extract_number": ["118"],
    **day("extract_date", "01/06/1990"),
    "extract_requester": ["Nguyễn Thị Hồng Nhung"],
    **address("extract_place"),
}
PRINTED = {
    "document_number": ["512/TLHT-BS"],
    **day("document_date", "16/11/2026"),
    "copies_made": ["1"],
}
REFUSED = {"refusal_reason": ["Không có dữ liệu"], "refusal_basis": ["Luật Hộ tịch"]}
REFUSAL_ISSUED = {"refusal_number": ["42/TB-UBND"], **day("refusal_date", "16/11/2026")}


class Registry(Counter):
    """The civil status officers of the demo and the people before them."""

    def filled(self, code: str, **changes: dict) -> Dossier:
        """An applicant's draft with every form answered; ``changes`` are other answers by form."""
        draft = self.start_draft(code)
        for form, posted in (COUPLE if code == MARRIAGE else REQUEST).items():
            self.answer(draft, form, {**posted, **changes.get(form, {})})
        return draft

    def sent(self, code: str, **changes: dict) -> str:
        """The id of a draft that was sent, and paid for where something is to pay."""
        draft = self.filled(code, **changes)
        payment = self.perform(submit, self.actor("nhung"), Submit(draft.id)).payment
        if payment is not None:
            assert self.pay(payment.reference, int(payment.amount)) == "confirmed"
        return draft.id

    def taken_in(self, code: str, when: str, **changes: dict) -> str:
        """The id of an online dossier that was taken in at a moment."""
        dossier_id = self.sent(code, **changes)
        self.clock.at(when)
        self.complete("bao", dossier_id, "intake__check", "accept")
        return dossier_id

    def at_the_counter(self, code: str, ticks: dict, method: str = "", **changes: dict) -> str:
        """The id of a dossier that the desk has drawn up and taken in."""
        dossier = self.draw_up(code=code)
        for form, posted in (COUPLE if code == MARRIAGE else REQUEST).items():
            self.write_down(dossier.id, {**posted, **changes.get(form, {})}, form)
        self.tick(dossier.id, ticks)
        self.send_on(dossier.id, method=method)
        self.complete("bao", dossier.id, "intake__check", "accept")
        return dossier.id

    def refuse(self, dossier_id: str) -> None:
        """The refusal from its draft to the applicant's hands."""
        self.upload_result("ha", dossier_id, "refusal__draft")
        self.complete("ha", dossier_id, "refusal__draft", "drafted", REFUSED)
        self.complete("thinh", dossier_id, "refusal__sign", "agree")
        self.complete("chau", dossier_id, "refusal__issue", "issued", REFUSAL_ISSUED)

    def case(self, session, dossier_id: str) -> CaseInHand:
        """The case as an action would have it."""
        shelves = self.transactions
        world = DatabaseWorld(session, self.clock(), shelves.versions, shelves.calendars)
        return CaseInHand(world, SYSTEM, session.get(Dossier, dossier_id))

    def charged(self, dossier_id: str) -> dict[str, int]:
        """Fee id → đồng."""
        with self.transactions.read() as session:
            return {line.fee.id: int(line.amount) for line in fees_charged(self.case(session, dossier_id))}

    def asked(self, dossier_id: str) -> list[str]:
        """The ids of the papers that are asked."""
        with self.transactions.read() as session:
            case = self.case(session, dossier_id)
            return [component.id for component in asked_components(case.facts.profile, case.context())]

    def kept(self, kind: type, dossier_id: str) -> list:
        """Every row of a kind that belongs to a dossier."""
        with self.transactions.read() as session:
            return list(session.scalars(select(kind).filter_by(dossier_id=dossier_id)))

    def nodes(self, dossier_id: str) -> list[str]:
        """What is open."""
        return [item.node for item in self.items(dossier_id)]

    def standing(self, dossier_id: str) -> tuple[str, list[str]]:
        """Status and what is open."""
        return str(self.dossier(dossier_id).status), self.nodes(dossier_id)

    def work_off(self) -> None:
        """Whatever is due."""
        while tick(self.app):
            pass

    def steps(self, dossier_id: str) -> list[str]:
        """The timers that fired and the automatic steps, by node, in their order."""
        entries = sorted(self.kept(JournalEntry, dossier_id), key=lambda entry: entry.seq)
        return [e.payload["node"] for e in entries if e.kind in ("timer_fired", "step_done")]
