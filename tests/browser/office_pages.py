"""The pages of the administrator, of the counter and of accounts, each with its states.

A key is the endpoint that draws the page, and after a dash the state it is in.
"""

from office_town import LONG, OLD, SHOP
from town import press

from app.accounts.links import RESET, VERIFY
from app.demo.commune import CALENDAR

TABLE = "/thiet-ke/bang-quyet-dinh/chung/household_charge/household_charge"
SUBMIT = 'main form[method="post"] button.govuk-button:not(.govuk-button--secondary)'


def shown(who, path):
    """A page as it opens."""
    return lambda town: town.open(who, path.format(o=town.office))


def wrong(who, path, **typed):
    """A form posted empty, or with what is ``typed``."""

    def post(town):
        page = town.open(who, path.format(o=town.office))
        for field in page.locator('main form[method="post"] :is(input[type="text"], textarea)').all():
            field.fill("")
        for name, value in typed.items():
            page.locator(f'main [name="{name}"]').first.fill(value)
        page.locator(SUBMIT).first.click()
        return page

    return post


def by_link(purpose, path, who="nhung"):
    """The page behind the link of a letter."""
    return lambda town: town.open("", path + town.office.link(who, purpose).token)


def forms(who, pages):
    """Each form twice: as it opens, and posted empty. ``pages`` maps endpoints to the post's and the path."""
    found = {}
    for (opens, posts), path in pages.items():
        found[opens] = shown(who, path)
        found[f"{posts} - errors"] = wrong(who, path)
    return found


def checked_journal(town):
    """The journal, checked."""
    page = town.open("nam", "/quan-tri/dien-bien")
    page.locator('main form[method="post"] button').first.click()
    return page


def previewed(town):
    """A calendar with a day off more, before it is saved."""
    page = town.open("nam", f"/quan-tri/lich/{CALENDAR}/sua")
    days = page.locator("#days_off")
    days.fill(f"{days.input_value()}\n17/11/2026: Bão")
    page.locator("#reason").fill("Công điện của tỉnh")
    press(page, "Xem trước khi lưu")
    return page


UNITS = {
    "admin.units": shown("nam", "/quan-tri/co-quan"),
    "admin.unit": shown("nam", f"/quan-tri/co-quan/{LONG}"),
    "admin.unit - ended": shown("nam", f"/quan-tri/co-quan/{OLD}"),
    "admin.people": shown("nam", "/quan-tri/nguoi"),
    "admin.people - left": shown("nam", "/quan-tri/nguoi?state=left"),
    "admin.people - none": shown("nam", "/quan-tri/nguoi?q=khong-co-ai"),
    "admin.person": shown("nam", "/quan-tri/nguoi/{o.long}"),
    "admin.person - left": shown("nam", "/quan-tri/nguoi/{o.left}"),
    "admin.accounts": shown("nam", "/quan-tri/tai-khoan"),
    "admin.accounts - none": shown("nam", "/quan-tri/tai-khoan?q=khong-co-ai"),
    "admin.account": shown("nam", "/quan-tri/tai-khoan/{o.invited}"),
    "admin.change_account - errors": wrong("nam", "/quan-tri/tai-khoan/{o.invited}"),
    "admin.slot": shown("nam", "/quan-tri/ngan-xu-ly/trung-tam-phuc-vu/competent"),
    "admin.slots": shown("nam", "/quan-tri/ngan-xu-ly"),
    **forms(
        "nam",
        {
            ("admin.new_unit", "admin.add_unit"): "/quan-tri/co-quan/them",
            ("admin.edit_unit", "admin.change_unit"): f"/quan-tri/co-quan/{LONG}/sua",
            ("admin.ending_unit", "admin.end_unit"): "/quan-tri/co-quan/phong-kinh-te/ket-thuc",
            ("admin.reopening_unit", "admin.reopen_unit"): f"/quan-tri/co-quan/{OLD}/mo-lai",
            ("admin.new_succession", "admin.add_succession"): f"/quan-tri/co-quan/{LONG}/ke-thua",
            ("admin.unlinking", "admin.unlink"): f"/quan-tri/co-quan/{OLD}/ke-thua/{LONG}/bo",
            ("admin.new_person", "admin.add_person"): "/quan-tri/nguoi/them",
            ("admin.edit_person", "admin.change_person"): "/quan-tri/nguoi/{o.long}/sua",
            ("admin.new_post", "admin.add_post"): "/quan-tri/nguoi/{o.long}/vi-tri",
            ("admin.ending_post", "admin.end_post"): "/quan-tri/vi-tri/{o.post}/ket-thuc",
            ("admin.leaving", "admin.leave"): "/quan-tri/nguoi/{o.long}/ngung",
            ("admin.returning", "admin.come_back"): "/quan-tri/nguoi/{o.left}/tro-lai",
            ("admin.account_of_officer", "admin.invite_officer"): "/quan-tri/tai-khoan/can-bo/{o.alone}",
            ("admin.new_applicant_account", "admin.invite_applicant"): "/quan-tri/tai-khoan/nguoi-nop",
        },
    ),
}
OFFICE = {
    "admin.setup": shown("nam", "/quan-tri/bat-dau"),
    "admin.procedures": shown("nam", "/quan-tri/thu-tuc"),
    "admin.procedure_page": shown("nam", f"/quan-tri/thu-tuc/{SHOP}"),
    "admin.procedure_page - side": shown("nam", "/quan-tri/thu-tuc/withdraw"),
    "admin.procedure_page - waiting": shown("nam", f"/quan-tri/thu-tuc/{SHOP}"),
    "admin.procedures - scheduled": shown("nam", "/quan-tri/thu-tuc?list=scheduled"),
    "admin.version_picture": shown("nam", f"/quan-tri/thu-tuc/{SHOP}/ban/1/so-do"),
    "admin.calendars": shown("nam", "/quan-tri/lich"),
    "admin.calendar": shown("nam", f"/quan-tri/lich/{CALENDAR}"),
    "admin.calendar - earlier": shown("nam", f"/quan-tri/lich/{CALENDAR}?year=2024"),
    "admin.proposed_holidays": shown("nam", f"/quan-tri/lich/{CALENDAR}/de-xuat?year=2028"),
    "admin.take_holidays - errors": wrong("nam", f"/quan-tri/lich/{CALENDAR}/de-xuat?year=2026"),
    "admin.save_calendar": previewed,
    "admin.fees": shown("nam", "/quan-tri/le-phi"),
    "admin.fees_of": shown("nam", f"/quan-tri/le-phi/{SHOP}"),
    "admin.incidents": shown("nam", "/quan-tri/su-co"),
    "admin.incident": shown("nam", "/quan-tri/su-co/{o.incident}"),
    "admin.forced_step - which": shown("nam", "/quan-tri/chuyen-buoc"),
    "admin.forced_step - none": shown("nam", "/quan-tri/chuyen-buoc?code=H31.40.12-261113-9999"),
    "admin.outbox": shown("nam", "/quan-tri/hop-thu-di"),
    "admin.message": lambda town: town.open("nam", f"/quan-tri/hop-thu-di/{town.message()}"),
    "admin.journal_check": shown("nam", "/quan-tri/dien-bien"),
    "admin.check_journal": checked_journal,
    "admin.office_journal": shown("nam", "/quan-tri/nhat-ky"),
    "admin.reads": shown("nam", "/quan-tri/da-xem"),
    "admin.permissions": shown("nam", "/quan-tri/quyen-han?who=owner"),
    "admin.system": shown("nam", "/quan-tri/he-thong"),
    "designer.decisions": shown("tam", "/thiet-ke/bang-quyet-dinh"),
    "designer.decision": shown("tam", TABLE),
    "designer.decision - tried": shown("tam", f"{TABLE}?thu=1&v.dossier.channel=post"),
    "designer.decision - failed": shown("tam", f"{TABLE}?thu=1&v.dossier.channel=fax"),
    **forms(
        "nam",
        {
            ("admin.version_to_call_off", "admin.call_version_off"): (
                f"/quan-tri/thu-tuc/{SHOP}/ban/3/huy-ngay"
            ),
            ("admin.version_to_put_back", "admin.put_version_back"): (
                f"/quan-tri/thu-tuc/{SHOP}/ban/1/ap-dung-lai"
            ),
            ("admin.procedure_to_retire", "admin.retire"): f"/quan-tri/thu-tuc/{SHOP}/thoi",
            ("admin.new_calendar", "admin.keep_calendar"): "/quan-tri/lich/them",
            ("admin.calendar_form", "admin.save_calendar"): f"/quan-tri/lich/{CALENDAR}/sua",
            ("admin.swap_form", "admin.swap_days"): f"/quan-tri/lich/{CALENDAR}/hoan-doi",
            (
                "admin.new_local_fee",
                "admin.keep_local_fee",
            ): f"/quan-tri/le-phi/{SHOP}/registration_charge/them",
            ("admin.local_fee_to_end", "admin.let_local_fee_end"): (
                f"/quan-tri/le-phi/{SHOP}/muc/{{o.fee}}/thoi"
            ),
            ("admin.giving_up", "admin.give_up"): "/quan-tri/su-co/dong?item={o.incident}",
            ("admin.forced_step", "admin.force_step"): "/quan-tri/chuyen-buoc?code={o.late_code}",
        },
    ),
}
DRAWING = "/thiet-ke/ban-ve/{o.%s}"
DESIGNERS = {
    "designer.drafts": shown("tam", "/thiet-ke/"),
    "designer.drafts - all": shown("nam", "/thiet-ke/?list=all&state=all"),
    "designer.drafts - begin": shown("tam", "/thiet-ke/?list=begin"),
    "designer.drafts - none": shown("tam", "/thiet-ke/?q=khong-co"),
    "designer.drafts - empty": shown("nam", "/thiet-ke/?state=discarded"),
    "designer.reviews": shown("nam", "/thiet-ke/cho-duyet"),
    "designer.reviews - designer": shown("tam", "/thiet-ke/cho-duyet"),
    "designer.compare_versions": shown("nam", f"/thiet-ke/quy-trinh/{SHOP}/so-sanh?tu=1&den=2"),
    "designer.compare_versions - same": shown("nam", f"/thiet-ke/quy-trinh/{SHOP}/so-sanh?tu=1&den=1"),
    "designer.compare_draft": shown("tam", f"{DRAWING % 'outdated'}/so-sanh"),
    "designer.compare_draft - unreadable": shown("tam", f"{DRAWING % 'unreadable'}/so-sanh"),
    "designer.lanes": shown("tam", f"{DRAWING % 'broken'}/vai"),
    "designer.lanes - none": shown("tam", f"{DRAWING % 'unreadable'}/vai"),
    "designer.approve - errors": wrong("nam", f"{DRAWING % 'waiting'}/duyet", from_day="12/11/2026"),
    "designer.to_approve": shown("nam", f"{DRAWING % 'waiting'}/duyet"),
    **{
        f"designer.draft - {state}": shown(who, DRAWING % state)
        for who, state in (
            ("tam", "broken"),
            ("tam", "unreadable"),
            ("tam", "returned"),
            ("tam", "outdated"),
            ("tam", "gone"),
            ("tam", "waiting"),
            ("nam", "own"),
        )
    },
    "designer.draft - to answer": shown("nam", DRAWING % "waiting"),
    **forms(
        "tam",
        {
            ("designer.upload", "designer.take_in"): "/thiet-ke/nap",
            ("designer.import_form", "designer.take_export"): "/thiet-ke/nhap",
            ("designer.replacement", "designer.replace"): f"{DRAWING % 'broken'}/tep",
            ("designer.to_submit", "designer.submit"): f"{DRAWING % 'broken'}/gui-duyet",
        },
    ),
    **forms(
        "nam",
        {
            ("designer.to_send_back", "designer.send_back"): f"{DRAWING % 'waiting'}/tra-lai",
            ("designer.to_discard", "designer.discard"): f"{DRAWING % 'broken'}/bo",
        },
    ),
}
COUNTER = {
    "desk.choose_procedure": shown("bao", "/tiep-nhan/nop-truc-tiep"),
    "desk.choose_procedure - none": shown("bao", "/tiep-nhan/nop-truc-tiep?q=giấy+phép+đi+đường"),
    "desk.task - fee": lambda town: town.open(
        "bao", town.task(town.office.paying, "return_at_desk__fee__take")
    ),
    "desk.task - withdrawal": lambda town: town.open(
        "bao", town.task(town.office.withdrawing, "answer_withdrawal")
    ),
    "desk.dossier - withdrawal": shown("bao", "/xu-ly/{o.withdrawing}"),
    "desk.dossier - actions": shown("ha", "/xu-ly/{o.late}"),
    "desk.drawn_up - filled": shown("bao", "/tiep-nhan/ho-so/{o.written}"),
    "desk.drawn_section": shown("bao", "/tiep-nhan/ho-so/{o.written}/phan/request"),
    "desk.case_action - stop": shown("thinh", "/xu-ly/{o.late}/lam/stop"),
    "desk.search - withdrawal": shown("bao", "/tim-ho-so"),
    **forms(
        "bao",
        {
            ("desk.applicant_at_desk", "desk.start_at_desk"): "/tiep-nhan/nop-truc-tiep/2.000815",
            ("desk.drawn_up", "desk.save_drawn_up"): "/tiep-nhan/ho-so/{o.drawn}",
        },
    ),
    **forms("ha", {("desk.case_action", "desk.start_case_action"): "/xu-ly/{o.late}/lam/apology"}),
}
ACCOUNTS = {
    "account.safety - officer": shown("bao", "/tai-khoan/an-toan"),
    "account.devices - officer": shown("bao", "/tai-khoan/phien"),
    "account.code": lambda town: town.page("chau"),
    **forms(
        "bao",
        {
            ("account.password", "account.save_password"): "/tai-khoan/mat-khau",
            ("account.factor", "account.set_up"): "/tai-khoan/xac-thuc",
        },
    ),
}
HOLDERS = {
    "account.new_password": by_link(RESET, "/dat-mat-khau/"),
    "account.new_password - spent": shown("", "/dat-mat-khau/khong-con"),
    "account.verify": by_link(VERIFY, "/xac-nhan-thu/"),
    "account.ask_link - errors": wrong("", "/quen-mat-khau"),
    "account.forgot - sent": shown("", "/quen-mat-khau?da_gui=1"),
    "account.open_organisation - errors": wrong("", "/dang-ky/to-chuc"),
    "account.save_profile - errors": wrong("nhung", "/tai-khoan", phone="12", email="ai-do"),
    "dossiers.show - withdrawal": shown("nhung", "/ho-so/{o.withdrawing}"),
    **forms("nhung", {("dossiers.withdraw", "dossiers.ask_withdrawal"): "/ho-so/{o.late}/rut"}),
}
