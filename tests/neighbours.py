"""Other people of the commune with dossiers of their own, so that lists are not empty. All invented."""

from dataclasses import dataclass
from datetime import date, datetime

from desk import Desk
from story import APPRAISAL, BUSINESS, COMMITMENT, OWNER, TAX, day

from processes.actions.parties import RegisterParty, register_party
from processes.actions.submission import Submit, submit
from processes.domain.access import SYSTEM, Actor
from processes.domain.dossier.dossier import Dossier


@dataclass(frozen=True)
class Neighbour:
    """A person, the shop, and when the dossier was filed (``YYYY-MM-DD HH:MM``)."""

    name: str
    person_id: str
    born: str
    sex: str
    shop: str
    filed: str

    @property
    def birth_date(self) -> date:
        return datetime.strptime(self.born, "%d/%m/%Y").date()  # noqa: DTZ007


FINISHED = Neighbour(
    "Phạm Văn Lực", "033085000311", "04/03/1985", "male", "Sửa xe Văn Lực", "2026-11-10 09:10"
)
AMENDED = Neighbour(
    "Trần Thị Mận", "033178000427", "19/10/1978", "female", "Tạp hóa Bà Mận", "2026-11-11 08:30"
)
WAITING = (
    Neighbour("Vũ Đình Quang", "033091000502", "30/07/1991", "male", "Mộc Đình Quang", "2026-11-12 16:20"),
    Neighbour("Bùi Thị Thoa", "033182000618", "12/01/1982", "female", "May đo Thoa", "2026-11-13 14:50"),
    Neighbour("Lưu Quốc Toản", "033087000733", "22/06/1987", "male", "Vật tư Toản Phát", "2026-11-13 16:30"),
    Neighbour("Đào Thị Ngát", "033195000841", "08/12/1995", "female", "Trà chanh Ngát", "2026-11-14 20:15"),
    Neighbour("Hoàng Văn Sĩ", "033080000956", "15/02/1980", "male", "Cắt tóc Văn Sĩ", "2026-11-15 22:05"),
)


class Counter(Desk):
    """A desk at which ``applicant`` stands where others say ``nhung``."""

    applicant: Actor | None = None

    def actor(self, username: str) -> Actor:
        if username == "nhung" and self.applicant is not None:
            return self.applicant
        return super().actor(username)

    def welcome(self, who: Neighbour) -> None:
        """Register a neighbour, who acts from now on."""
        born = who.birth_date
        register = RegisterParty(
            "citizen",
            who.name,
            who.person_id,
            "0912000300",
            "nguoinop@thu.example",
            birth_date=born,
            sex=who.sex,
        )
        party = self.perform(register_party, SYSTEM, register)
        self.applicant = Actor(party.id, party.name, party_id=party.id)

    def file_shop(self, who: Neighbour) -> Dossier:
        """A neighbour files and pays; then ``nhung`` is herself again."""
        self.clock.at(who.filed)
        self.welcome(who)
        draft = self.start_draft()
        for form, posted in shop_answers(who).items():
            self.answer(draft, form, posted)
        submission = self.perform(submit, self.actor("nhung"), Submit(draft.id))
        assert self.pay(submission.payment.reference) == "confirmed"
        self.applicant = None
        return self.dossier(draft.id)


def shop_answers(who: Neighbour) -> dict[str, dict[str, list[str]]]:
    """What a neighbour declares: a shop of one person."""
    owner = {
        **OWNER,
        "owner_name": [who.name],
        **day("owner_birth_date", who.born),
        "owner_sex": [who.sex],
        "owner_person_id": [who.person_id],
    }
    return {
        "founding": {"founder_kind": ["individual"], "filed_by": ["owner"]},
        "owner": owner,
        "business": {**BUSINESS, "business_name": [f"Hộ kinh doanh {who.shop}"]},
        "tax": TAX,
        "commitment": COMMITMENT,
    }


def appraisal_of(who: Neighbour) -> dict[str, list[str]]:
    """A specialist's answers about a neighbour's shop."""
    return {**APPRAISAL, "certificate_name": [f"Hộ kinh doanh {who.shop}"]}
