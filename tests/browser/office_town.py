"""What an administrator and the counter leave behind: ended, planned, long and broken things, each with its page."""

from datetime import date
from unittest.mock import patch

from desk_counter import CODE, SEEN, WOMAN, Counter, request
from drawing_desk import approved, drawn, handed_in
from sqlalchemy import select

from app.accounts.invitations import Invitations, InviteOfficer
from app.accounts.links import sign_link
from app.accounts.second_factor import Factor, new_secret
from app.accounts.second_step import renew_recovery_codes
from app.demo.commune import SINCE
from app.demo.people import COMMUNE, DESK, ECONOMY
from app.persistence.accounts import Account
from app.persistence.tables.records import incident
from app.persistence.transaction import ActionBroke
from app.services import services
from processes.actions import tasks
from processes.actions.drafting import DiscardDraft, discard_draft
from processes.actions.leaving import DeactivateOfficer, deactivate_officer
from processes.actions.local_fees import AddLocalFee, EndLocalFee, add_local_fee, end_local_fee
from processes.actions.people import AddOfficer, AddPost, EndPost, add_officer, add_post, end_post
from processes.actions.procedures import RetireProcedure, retire_procedure
from processes.actions.reviewing import SendBackDraft, send_back_draft
from processes.actions.sides import StartSide, start_side
from processes.actions.unit_lives import EndUnit, LinkSuccession, end_unit, link_succession
from processes.actions.units import AddUnit, add_unit
from processes.domain.organisation import Unit
from workers.jobs import tick

SHOP = "1.001612"
LONG_PERSON = "Công Tằng Tôn Nữ Thị Ngọc Diễm Quỳnh Phương"
LONG_UNIT = (
    "Trung tâm Cung ứng dịch vụ sự nghiệp công, Phát triển kinh tế, kỹ thuật nông nghiệp và Môi trường "
    "khu vực Ễ Ổ Ẫ Ữ Ợ xã Tân Hòa Đông"
)
WHY = "Quyết định 118/QĐ-UBND ngày 02/11/2026"
OLD, LONG = "phong-cu", "trung-tam-dai"


class Office:
    """Ids of what the office made, for the addresses of its pages."""

    def __init__(self, desk):
        self.desk = Counter(desk.app, desk.clock)
        self.services = services(desk.app)

    def live(self, town):
        """On the Tuesday at which ``town`` stands still."""
        self._units()
        self._people()
        self._money()
        town.carried_over()
        self._drawings()
        self._counter()
        self._sides(town)
        self._break_down()
        self._second_step()
        tick(self.desk.app)

    def does(self, action, command, who="nam"):
        return self.desk.perform(action, self.desk.actor(who), command)

    def _units(self):
        """One with a long name, one that has ended and handed over."""
        for id_, code, name in (
            (LONG, "H31.40.15", LONG_UNIT),
            (OLD, "H31.40.16", "Phòng Tài chính xã Tân Hòa Đông"),
        ):
            unit = Unit(id_, code, name, "commune", SINCE)
            unit.parent_id, unit.short_name = COMMUNE, name.partition(",")[0]
            self.does(add_unit, AddUnit(unit, reason=WHY))
        self.does(end_unit, EndUnit(OLD, date(2026, 11, 15), WHY))
        self.does(link_succession, LinkSuccession(OLD, LONG, date(2026, 11, 16), WHY))

    def _people(self):
        """Somebody with a long name who is invited, somebody who has left, somebody without an account."""
        posts = ((LONG, "specialist", "Chuyên viên chính phụ trách thẩm tra hồ sơ liên thông"),)
        self.long = self._person(LONG_PERSON, posts)
        invite = Invitations(self.services.settings.secret_key).invite_account
        self.invited = self.does(
            invite, InviteOfficer(self.long, "quynhphuong", "phuong@xa.example")
        ).account.id
        self.post = self.does(
            add_post, AddPost(self.long, ECONOMY, "specialist", SINCE, None, "Chuyên viên", WHY)
        ).id
        self.ended = self.does(add_post, AddPost(self.long, DESK, "receiver", SINCE, None, "Một cửa", WHY)).id
        self.does(end_post, EndPost(self.ended, date(2026, 11, 16), WHY))
        self.left = self._person("Đỗ Văn Nghỉ", ((ECONOMY, "clerk", "Văn thư"),))
        self.does(deactivate_officer, DeactivateOfficer(self.left, WHY))
        self.alone = self._person("Lý Thị Chưa", ((ECONOMY, "specialist", "Chuyên viên"),))

    def _person(self, name, posts):
        return self.does(add_officer, AddOfficer(name, "02210001234", "", posts, date(2026, 11, 1))).id

    def _money(self):
        """A fee that is planned, one that has an end; a procedure with two versions."""
        rule = {"amount": "1250000"}
        planned = AddLocalFee(
            SHOP, "registration_charge", rule, date(2027, 1, 1), "Nghị quyết 12/2026/NQ-HĐND"
        )
        self.fee = self.does(add_local_fee, planned).id
        short = AddLocalFee(
            SHOP,
            "registration_charge",
            rule,
            date(2026, 11, 18),
            "Nghị quyết 11/2026/NQ-HĐND về mức thu lệ phí trên địa bàn tỉnh",
            channel="online",
        )
        over = self.does(add_local_fee, short).id
        self.does(end_local_fee, EndLocalFee(over, date(2026, 12, 1), WHY))
        diagram = self.services.settings.models / "procedures" / f"{SHOP}.bpmn"
        changed = diagram.read_text("utf-8").replace("bất kỳ xã, phường nào", "xã, phường nào")
        approved(self.desk, changed.encode(), note=WHY)

    def _drawings(self):
        """One of each state: broken, unreadable, waiting for others and for oneself, sent back, outdated, thrown
        away, and a version that waits for its day."""
        models = self.services.settings.models / "procedures"
        shop, copies = ((models / f"{code}.bpmn").read_bytes() for code in (SHOP, CODE))
        broken = copies.replace(b'role="leader"', b'role="chief"').replace(b'slot="competent"', b'slot="far"')
        self.broken = drawn(self.desk, broken, note=f"{WHY}\n{LONG_UNIT}").id
        self.unreadable = drawn(self.desk, b"<definitions>", filename="so-do-cu.bpmn").id
        self.waiting = handed_in(self.desk, _renamed(copies, "A"), note=WHY).id
        self.own = handed_in(self.desk, _renamed(copies, "B"), by="nam").id
        back = handed_in(self.desk, _renamed(copies, "C"))
        self.does(send_back_draft, SendBackDraft(back.id, back.revision, f"{WHY}: {LONG_UNIT}"))
        self.outdated, self.returned = drawn(self.desk, _renamed(shop, "D")).id, back.id
        approved(self.desk, _renamed(shop, "E"), date(2026, 12, 1), note=WHY)
        self.gone = drawn(self.desk, _renamed(shop, "F")).id
        self.does(discard_draft, DiscardDraft(self.gone, WHY), "tam")

    def _counter(self):
        """One drawn up, one of which the fee is to be taken."""
        self.drawn = self.desk.draw_up().id
        self.paying = self.desk.copies_asked(("Bằng tốt nghiệp", 1000, 50))
        self.desk.copies_ready(self.paying)
        written = self.desk.draw_up(applicant=WOMAN)
        self.desk.write_down(written.id, request(("Giấy khai sinh", 1, 3)))
        self.desk.tick(written.id, SEEN)
        self.written = written.id

    def _sides(self, town):
        """A withdrawal that waits for its answer, an apology that waits for its signature."""
        self.withdrawing, self.late = town.file(), town.file()
        for dossier_id in (self.withdrawing, self.late):
            town.take_in(dossier_id)
        why = "Gia đình đã thuê được quầy ở xã bên"
        self.does(start_side, StartSide(self.withdrawing, "withdraw", {}, why), "nhung")
        tick(self.desk.app)
        self.late_code = self.desk.dossier(self.late).code

    def _break_down(self):
        """An acceptance that broke half-way."""
        dossier = self.desk.file_household_business()
        with patch.object(tasks, "advance", side_effect=TimeoutError("no answer in 10 s")):
            try:
                self.desk.complete("bao", dossier.id, "intake__check", "accept")
            except ActionBroke:
                tick(self.desk.app)
        with self.desk.transactions.read() as session:
            self.incident = session.scalars(select(incident.c.id).limit(1)).one()

    def _second_step(self):
        """Châu gives a code, too."""
        secret = self.services.settings.secret_key

        def keep(session):
            found = session.scalars(select(Account).filter_by(username="chau")).one()
            found.totp_secret = Factor(new_secret(secret)).written()
            renew_recovery_codes(session, secret, found.id)

        self.desk.transactions.write(keep)

    def retire(self):
        """No new certified copies."""
        self.does(retire_procedure, RetireProcedure(CODE, WHY))

    def link(self, username, purpose):
        """The token of a letter's link."""
        with self.desk.transactions.read() as session:
            found = session.scalars(select(Account).filter_by(username=username)).one()
            secret = self.services.settings.secret_key
            return sign_link(secret, found, purpose, self.desk.clock())


def _renamed(source, mark):
    """The same diagram with another name on its card, so that each is a drawing of its own."""
    return source.replace(b' name="', f' name="{mark} '.encode(), 1)
