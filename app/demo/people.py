"""The invented people and units of the demo. None of them exists."""

from dataclasses import dataclass

PASSWORD = "motcua-demo-2026"
COMMUNE = "xa-tan-hoa-dong"
DESK = "trung-tam-phuc-vu"
ECONOMY = "phong-kinh-te"
TAX = "thue-co-so"
NEIGHBOUR = "xa-nghia-dan"

RECEIVER, SPECIALIST, LEADER, CLERK = "receiver", "specialist", "leader", "clerk"
SLOTS = (("competent", ECONOMY), ("tax_agency", TAX), ("other_commune", NEIGHBOUR))
"""What the desk's diagrams ask for, and the unit that stands there."""


@dataclass(frozen=True)
class DemoUnit:
    """A unit of the demo."""

    id: str
    code: str
    name: str
    name_en: str
    short_name: str
    parent: str | None = None
    level: str = "commune"


UNITS = (
    DemoUnit(
        COMMUNE, "H31.40", "Ủy ban nhân dân xã Tân Hòa Đông", "People's Committee of Tân Hòa Đông", "UBND xã"
    ),
    DemoUnit(
        DESK,
        "H31.40.12",
        "Trung tâm Phục vụ hành chính công xã Tân Hòa Đông",
        "Public Administration Service Centre of Tân Hòa Đông",
        "Một cửa xã",
        COMMUNE,
    ),
    DemoUnit(
        ECONOMY,
        "H31.40.13",
        "Phòng Kinh tế xã Tân Hòa Đông",
        "Economic Office of Tân Hòa Đông",
        "Phòng Kinh tế",
        COMMUNE,
    ),
    DemoUnit(TAX, "H31.95", "Thuế cơ sở Tân Hòa", "Tân Hòa Tax Office", "Thuế cơ sở", level="other"),
    DemoUnit(
        NEIGHBOUR,
        "H31.42",
        "Ủy ban nhân dân xã Nghĩa Dân",
        "People's Committee of Nghĩa Dân",
        "UBND xã Nghĩa Dân",
    ),
)


@dataclass(frozen=True)
class DemoOfficer:
    """An officer of the demo with an account; ``posts`` are unit, role and title."""

    username: str
    name: str
    posts: tuple[tuple[str, str, str], ...]


OFFICERS = (
    DemoOfficer("bao", "Trần Quốc Bảo", ((DESK, "receiver", "Cán bộ Một cửa"),)),
    DemoOfficer("ha", "Lê Thu Hà", ((ECONOMY, "specialist", "Chuyên viên"),)),
    DemoOfficer("thinh", "Phạm Đức Thịnh", ((ECONOMY, "leader", "Trưởng phòng"),)),
    DemoOfficer("chau", "Vũ Minh Châu", ((ECONOMY, "clerk", "Văn thư"),)),
    DemoOfficer("mai", "Hoàng Thị Mai", ((DESK, "receiver", "Cán bộ trả kết quả"),)),
    DemoOfficer("loi", "Bùi Văn Lợi", ((TAX, "coordinating", "Công chức thuế"),)),
    DemoOfficer("dung", "Mai Thùy Dung", ((NEIGHBOUR, "coordinating", "Công chức tư pháp - hộ tịch"),)),
    DemoOfficer("tam", "Nguyễn Minh Tâm", ((COMMUNE, "designer", "Thiết kế quy trình"),)),
    DemoOfficer("nam", "Đinh Hoàng Nam", ((COMMUNE, "system_admin", "Quản trị hệ thống"),)),
)


@dataclass(frozen=True)
class DemoCitizen:
    """A citizen of the demo with an account."""

    username: str
    name: str
    person_id: str
    birth_date: str
    sex: str
    phone: str
    email: str
    address: str


CITIZENS = (
    DemoCitizen(
        "nhung",
        "Nguyễn Thị Hồng Nhung",
        "033190000118",
        "1990-05-17",
        "Nữ",
        "0912000218",
        "hongnhung@thu.example",
        "Số 48, ngõ Chợ Đình, thôn Thượng, xã Tân Hòa Đông, tỉnh Hưng Yên",
    ),
)
