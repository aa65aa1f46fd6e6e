"""The receiver at the counter through actions: draws up certified copies, sends them on, hands them over."""

from desk import Desk

from app.demo.people import DESK
from app.persistence.world import DatabaseWorld
from forms.answers import Scene, read_answers
from processes.actions.case import CaseInHand
from processes.actions.component_checks import ComponentTick
from processes.actions.desk_applicant import DeskApplicant
from processes.actions.desk_filing import (
    FileAtDesk,
    FiledAtDesk,
    SaveAtDesk,
    StartAtDesk,
    file_at_desk,
    save_at_desk,
    start_at_desk,
)
from processes.actions.drafts import SaveAnswers
from processes.actions.posted import PostedValues
from processes.domain.access import SYSTEM
from processes.domain.dossier.codes import day_of
from processes.domain.dossier.dossier import Dossier

CODE = "2.000815"
WOMAN = DeskApplicant("033190000999", "Bùi Thị Sen", "0912 000 555", address="Thôn Đông, xã Tân Hòa Đông")
SEEN = {"original": ComponentTick(1, 0, "passed"), "copies": ComponentTick(0, 5, "passed")}


def request(*papers: tuple[str, int, int], made_by: str = "applicant", vneid: bool = False) -> dict:
    """The request as posted: kind, pages and copies of each original."""
    posted = {"shown_in_vneid": [str(vneid).lower()], "items._rows": [str(len(papers))]}
    if not vneid:
        posted["copies_made_by"] = [made_by]
    for row, (kind, pages, copies) in enumerate(papers):
        posted |= {f"items.{row}.kind": [kind], f"items.{row}.pages": [str(pages)]}
        posted[f"items.{row}.copies"] = [str(copies)]
    return posted


ATTESTED = {
    "book": ["01/2026-SCT/BS"],
    "certified._rows": ["1"],
    "certified.0.kind": ["Bằng tốt nghiệp"],
    "certified.0.document_number": ["1182"],
    "certified.0.copies_made": ["5"],
    "joint_seal": ["true"],
}
SEALED = {"sealed": ["true"]}
CASH = {"method": ["cash"]}
COLLECTED = {"received_by": ["applicant"], "receipt_kept": ["true"]}


class Counter(Desk):
    """The desk of the demo with somebody standing at it."""

    def draw_up(self, who: str = "bao", applicant: DeskApplicant = WOMAN, code: str = CODE) -> Dossier:
        return self.perform(start_at_desk, self.actor(who), StartAtDesk(code, DESK, applicant))

    def write_down(self, dossier_id: str, posted: dict, form: str = "request", who: str = "bao") -> None:
        """Save a form as the page does."""
        with self.transactions.read() as session:
            dossier = session.get(Dossier, dossier_id)
            shelves = self.transactions
            world = DatabaseWorld(session, self.clock(), shelves.versions, shelves.calendars)
            case = CaseInHand(world, SYSTEM, dossier)
            definition, context = case.version.forms[form], dict(case.context())
        scene = Scene(today=day_of(self.clock()))
        read = read_answers(definition, PostedValues(posted), context=context, scene=scene)
        answers = SaveAnswers(dossier_id, form, read.values, read.accepted)
        self.perform(save_at_desk, self.actor(who), SaveAtDesk(dossier_id, (answers,)))

    def tick(self, dossier_id: str, ticks: dict, who: str = "bao") -> None:
        self.perform(save_at_desk, self.actor(who), SaveAtDesk(dossier_id, ticks=ticks))

    def send_on(self, dossier_id: str, who: str = "bao", method: str = "") -> FiledAtDesk:
        return self.perform(file_at_desk, self.actor(who), FileAtDesk(dossier_id, method))

    def copies_asked(self, *papers: tuple[str, int, int]) -> str:
        """Certified copies filed at the desk, at their intake task. Returns the dossier's id."""
        dossier = self.draw_up()
        self.write_down(dossier.id, request(*(papers or [("Bằng tốt nghiệp", 10, 5)])))
        self.tick(dossier.id, SEEN)
        self.send_on(dossier.id)
        return dossier.id

    def copies_ready(self, dossier_id: str) -> None:
        """From the intake to the desk again, ready to be paid for."""
        self.complete("bao", dossier_id, "intake__check", "accept")
        self.complete("ha", dossier_id, "attest", "attested", ATTESTED)
        self.complete("thinh", dossier_id, "approval__approve", "agree")
        self.complete("chau", dossier_id, "issue__issue_result", "issue", SEALED)
        self.complete("bao", dossier_id, "return_at_desk__confirm", "confirm")
