"""Sample pages of incidents."""

from dataclasses import replace

from desk_sample_admin import ADMIN, DOSSIER
from desk_sample_lists import NEAR, NOW, TIME, at

from app.queries.views_frame import FieldError, SmallForm
from app.queries.views_incidents import GivingUp, IncidentPage, IncidentRow, Incidents, InputLine
from app.queries.views_officer import BulkAction, BulkLine, NavItem, Paging

BLOCKING = IncidentRow(
    id="i1",
    number="SC-261120-0007",
    url="/su-co/i1",
    what="Không nhận được trả lời đúng giờ",
    action="Hoàn thành việc",
    advice="Gọi nơi cung cấp dịch vụ, rồi chạy lại.",
    who="Trần Quốc Bảo",
    blocking=True,
    dossiers=1,
    attempts=1200,
    first_at=at(20, 13, 32),
    last_at=at(20, 14, 2),
    machine="TimeoutError: connection_to_the_gateway_was_reset_by_its_own_peer_<b>30s</b>",
    most_urgent=NEAR,
    dossier=DOSSIER,
    selectable=True,
)
ROWS = (
    BLOCKING,
    replace(
        BLOCKING,
        id="i2",
        number="SC-261119-0001",
        blocking=False,
        dossiers=0,
        attempts=1,
        dossier=None,
        most_urgent=None,
        who="",
    ),
    replace(BLOCKING, id="i3", number="SC-261118-0001", most_urgent=TIME),
)
INCIDENTS = Incidents(
    now=NOW,
    tabs=(
        NavItem("open", "/su-co", True, 3),
        NavItem("repeated", "/r", count=41),
        NavItem("closed", "/c", count=2),
    ),
    rows=ROWS,
    paging=Paging(1, 3, "3"),
    open_count=3,
    bulk=(BulkAction("retry", "/chay-lai", True), BulkAction("close", "/dong")),
)
DONE = replace(
    INCIDENTS,
    rows=tuple(replace(row, selectable=False) for row in ROWS),
    bulk=(),
    results=(
        BulkLine("SC-261120-0007", "/su-co/i1", "đã chạy lại được: Hoàn thành việc."),
        BulkLine("SC-261119-0001", "/su-co/i2", "vẫn hỏng như trước.", done=False),
    ),
)
PAGE = IncidentPage(
    NOW,
    BLOCKING,
    "open",
    "/su-co",
    (InputLine("Việc", "Kiểm tra hồ sơ"), InputLine("Ghi chú", "đã che, 31 chữ")),
    repeat_url="/chay-lai",
    close_url="/dong",
)
ENDED = replace(PAGE, input=(), ended_by="Ngô Thị Phương Thảo", ended_at=at(20, 15), repeat_url=None, close_url=None)  # fmt: skip
GIVING_UP = GivingUp(ROWS, SmallForm("/dong"), "/su-co")
REFUSED = replace(
    GIVING_UP, form=SmallForm("/dong", {"reason": " "}, (FieldError("Ghi lý do bằng lời.", "reason"),))
)

INCIDENT_PAGES = {
    name: (f"admin/{template}.html", {"desk": ADMIN, "view": view})
    for name, template, view in (
        ("incidents", "incidents", INCIDENTS),
        ("incidents-done", "incidents", DONE),
        ("incidents-none", "incidents", replace(INCIDENTS, rows=(), open_count=0)),
        ("incident", "incident", PAGE),
        ("incident-repeated", "incident", replace(ENDED, state="repeated")),
        ("incident-closed", "incident", replace(ENDED, state="closed", reason="Đã làm lại <b>tay</b>")),
        ("incident-giving-up", "giving_up", GIVING_UP),
        ("incident-giving-up-wrong", "giving_up", REFUSED),
    )
}
