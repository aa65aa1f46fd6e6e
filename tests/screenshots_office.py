"""The pictures of the guides: a morning at the counter, what may happen at any stage, and the administrator."""

from datetime import date
from typing import Any
from unittest.mock import patch

from acting import fill, press
from album import Album
from desk_counter import ATTESTED, SEALED, request
from drawing_desk import drawn, handed_in
from neighbours import WAITING, Counter, Neighbour

from app.accounts.invitations import Invitations, InviteOfficer
from app.backup.write import Wish, make_backup
from app.demo.commune import CALENDAR, SINCE
from app.demo.people import COMMUNE, DESK
from app.persistence.heartbeat import Sign, beat
from app.persistence.transaction import ActionBroke
from app.reviews import approve
from app.services import services
from processes.actions import tasks
from processes.actions.drafting import DiscardDraft, discard_draft
from processes.actions.local_fees import AddLocalFee, add_local_fee
from processes.actions.people import AddOfficer, AddPost, add_officer, add_post
from processes.actions.sides import StartSide, start_side
from processes.actions.units import AddUnit, add_unit
from processes.domain.access import Actor
from processes.domain.organisation import Officer, Unit
from workers.jobs import tick

COPIES = "2.000815"
SHOP = "1.001612"
APPLICANT = {
    "person_id": ["033190000999"],
    "name": ["Bùi Thị Sen"],
    "phone": ["0912 000 555"],
    "address": ["Thôn Đông, xã Tân Hòa Đông"],
}
ASKED = request(("Bằng tốt nghiệp", 10, 5), ("Giấy khai sinh", 1, 3), made_by="agency")
NUMBERED = ATTESTED | {
    "certified._rows": ["2"],
    "certified.1.kind": ["Giấy khai sinh"],
    "certified.1.document_number": ["1183"],
    "certified.1.copies_made": ["3"],
}
PASSED = {"family_authorisation": ("passed", "")}
LAST = Neighbour("Ngô Thị Lành", "033186000164", "09/09/1986", "female", "Giặt là Lành", "2026-11-22 19:10")
LOOKS: dict[str, tuple[Any, ...]] = {
    "setup": ("bat-dau", 1080),
    "units": ("co-quan",),
    "person": ("nguoi/{person}",),
    "accounts": ("tai-khoan",),
    "slots": ("ngan-xu-ly",),
    "calendar": ("lich/{calendar}",),
    "fees": ("le-phi/{shop}",),
    "procedure-versions": ("thu-tuc/{shop}",),
    "incidents": ("su-co",),
    "office-journal": ("nhat-ky",),
    "permissions": ("quyen-han",),
    "system": ("he-thong", 960),
}
"""Pages of the administrator: the path below /quan-tri/ and, where the window is higher, its height."""


class AtTheCounter:
    """Certified copies, drawn up, paid for and handed over by one receiver."""

    def __init__(self, desk: Counter, album: Album) -> None:
        self.desk, self.album = desk, album
        self.dossier_id = ""

    def draw_up(self) -> None:
        """Monday, 09:20."""
        self.desk.clock.at("2026-11-16 09:20")
        page = self.album.open("bao", f"/tiep-nhan/nop-truc-tiep/{COPIES}")
        fill(page, APPLICANT)
        self.album.take(page, "desk-applicant")
        press(page, "Tiếp tục")
        self.dossier_id = page.url.rpartition("/")[2].partition("?")[0]
        fill(page, ASKED)
        press(page, "Lưu")
        page.locator('[name="originals-original"]').fill("1")
        page.locator('[name="check-original"][value="passed"]').check(force=True)
        page.evaluate("scrollTo(0, 0)")
        self.album.take(page, "desk-drawn-up", 1000)
        press(page, "Chuyển sang kiểm tra")

    def hand_over(self) -> None:
        """The officers of the office, then the fee."""
        for at, who, node, outcome, posted in (
            ("09:30", "bao", "intake__check", "accept", {}),
            ("10:10", "ha", "attest", "attested", NUMBERED),
            ("11:00", "thinh", "approval__approve", "agree", {}),
            ("13:30", "chau", "issue__issue_result", "issue", SEALED),
            ("13:45", "bao", "return_at_desk__confirm", "confirm", {}),
        ):
            self.desk.clock.at(f"2026-11-16 {at}")
            self.desk.complete(who, self.dossier_id, node, outcome, posted)
            tick(self.desk.app)
        self.desk.clock.at("2026-11-16 15:10")
        item = self.desk.item(self.dossier_id, "return_at_desk__fee__take")
        page = self.album.open("bao", f"/viec/{item.id}")
        fill(page, {"method": ["cash"]})
        page.evaluate("scrollTo(0, 0)")
        self.album.take(page, "desk-fee", 1000)


class AtAnyStage:
    """A withdrawal, and an apology with a new date."""

    def __init__(self, desk: Counter, album: Album, withdrawn: str, late: str) -> None:
        self.desk, self.album, self.withdrawn, self.late = desk, album, withdrawn, late

    def withdraw(self) -> None:
        """Tuesday: an applicant asks for the dossier back."""
        self.desk.clock.at("2026-11-17 08:05")
        dossier = self.desk.dossier(self.withdrawn)
        owner = Actor(dossier.party_id, WAITING[0].name, party_id=dossier.party_id)
        asked = StartSide(self.withdrawn, "withdraw", {}, "Gia đình đã thuê được quầy ở xã bên")
        self.desk.perform(start_side, owner, asked)
        tick(self.desk.app)
        self.desk.clock.at("2026-11-17 08:40")
        item = self.desk.item(self.withdrawn, "answer_withdrawal")
        page = self.album.open("bao", f"/viec/{item.id}")
        page.locator('[name="outcome"][value="agree"]').check(force=True)
        page.evaluate("scrollTo(0, 0)")
        self.album.take(page, "withdrawal")
        self.desk.complete("bao", self.withdrawn, "answer_withdrawal", "agree")
        tick(self.desk.app)

    def apologise(self) -> None:
        """Wednesday: what is due tomorrow morning will not be ready."""
        self.desk.clock.at("2026-11-18 14:00")
        page = self.album.open("thinh", f"/xu-ly/{self.late}")
        self.album.take(page, "case-actions", 1160)
        page = self.album.open("ha", f"/xu-ly/{self.late}/lam/apology")
        day = {"new_due": ["25/11/2026"]}
        fill(page, {**day, "reason": ["Chờ cơ quan thuế trả lời về mã số thuế"]})
        page.evaluate("scrollTo(0, 0)")
        self.album.take(page, "apology")
        press(page, "Xin lỗi, hẹn lại")
        self.desk.complete("thinh", self.late, "sign_apology", "sign")
        tick(self.desk.app)


class AtTheOffice:
    """What the administrator changes and watches."""

    def __init__(self, desk: Counter, album: Album) -> None:
        self.desk, self.album = desk, album
        self.services = services(desk.app)

    def change(self) -> None:
        """People, a fee, a diagram: on Friday."""
        self.desk.clock.at("2026-11-20 09:00")
        nam = self.desk.actor("nam")
        culture = Unit("phong-vhxh", "H31.40.14", "Phòng Văn hóa - Xã hội xã Tân Hòa Đông", "commune", SINCE)
        culture.parent_id, culture.short_name = COMMUNE, "Phòng Văn hóa - Xã hội"
        self.desk.perform(add_unit, nam, AddUnit(culture, reason="Đề án sắp xếp phòng chuyên môn"))
        self._people(nam)
        self.desk.clock.at("2026-11-20 10:15")
        fee = AddLocalFee(
            SHOP, "registration_charge", {"amount": "50000"}, date(2027, 1, 1), "Nghị quyết 12/2026/NQ-HĐND"
        )
        self.desk.perform(add_local_fee, nam, fee)
        self.desk.clock.at("2026-11-20 10:40")
        diagram = self.services.settings.models / "procedures" / f"{SHOP}.bpmn"
        clearer = diagram.read_text("utf-8").replace(
            "Nộp tại bất kỳ xã, phường nào trong tỉnh.", "Nộp ở xã, phường nào trong tỉnh cũng được."
        )
        self._draw(clearer.encode())
        tick(self.desk.app)

    def _draw(self, clearer: bytes) -> None:
        """A drawing with an error, and the one without that is handed in and approved."""
        wrong = clearer.replace(b'calledElement="approval"', b'calledElement="aproval"')
        begun = drawn(self.desk, wrong)
        page = self.album.open("tam", f"/thiet-ke/ban-ve/{begun.id}")
        self.album.take(page, "drawing", 1160)
        self.desk.perform(discard_draft, self.desk.actor("tam"), DiscardDraft(begun.id))
        waiting = handed_in(self.desk, clearer)
        self.desk.clock.at("2026-11-20 10:55")
        page = self.album.open("nam", f"/thiet-ke/ban-ve/{waiting.id}")
        self.album.take(page, "drawing-review", 1160)
        approve(self.services, self.desk.actor("nam"), waiting.id, waiting.revision, None, "", True)

    def _people(self, nam: Actor) -> None:
        """A new specialist who is invited, and somebody who sits at the desk for a month."""
        trang = AddOfficer(
            "Nguyễn Thu Trang",
            "02210001234",
            "trang@tanhoadong.example",
            (("phong-vhxh", "specialist", "Chuyên viên"),),
            date(2026, 12, 1),
        )
        added = self.desk.perform(add_officer, nam, trang)
        invite = Invitations(self.services.settings.secret_key).invite_account
        self.desk.perform(invite, nam, InviteOfficer(added.id, "trang", trang.email))
        self.desk.clock.at("2026-11-20 09:30")
        post = AddPost(
            self.person("Lê Thu Hà"),
            DESK,
            "receiver",
            date(2026, 12, 1),
            date(2026, 12, 31),
            "Cán bộ Một cửa",
            "Trực thay trong tháng 12",
        )
        self.desk.perform(add_post, nam, post)

    def person(self, name: str) -> str:
        """The id of an officer."""
        with self.desk.transactions.read() as session:
            return session.query(Officer).filter_by(name=name).one().id

    def break_down(self) -> None:
        """Monday morning: an acceptance breaks half-way."""
        dossier = self.desk.file_shop(LAST)
        self.desk.clock.at("2026-11-23 09:55")
        with patch.object(tasks, "advance", side_effect=TimeoutError("no answer in 10 s")):
            try:
                self.desk.complete("bao", dossier.id, "intake__check", "accept")
            except ActionBroke:
                tick(self.desk.app)

    def look(self) -> None:
        """Every page of the guide of administrators."""
        self.desk.clock.at("2026-11-23 10:05")
        with self.desk.app.app_context():
            wish = Wish(self.services.settings.var / "motcua.tar", self.desk.clock())
            make_backup(self.services.settings, self.services.files, wish)
            since = self.desk.clock()
            self.services.transactions.write(lambda session: beat(session, Sign("worker", since, since)))
        tick(self.desk.app)
        for title, (path, *height) in LOOKS.items():
            found = path.format(calendar=CALENDAR, shop=SHOP, person=self.person("Lê Thu Hà"))
            self.album.take(self.album.open("nam", f"/quan-tri/{found}"), title, *height)
