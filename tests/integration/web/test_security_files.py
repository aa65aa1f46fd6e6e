"""Files by HTTP: the type that was found, a name that is only a name, and the same answer by every way."""

import pytest
from applicant import Applicant, pdf, sent
from desk import Desk
from sqlalchemy import select

from processes.domain.dossier.dossier import Paper

BOX = "paper-family_authorisation"


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def applicant(app):
    made = Applicant(app)
    made.fill_everything()
    return made


def paper_named(applicant, desk, name, data=None):
    address = f"{applicant.draft}/giay-to/family_authorisation"
    applicant.get(address)
    data = pdf(title=name) if data is None else data
    assert applicant.post(address, {BOX: sent(data, name)}).status == 302
    with desk.transactions.read() as session:
        return session.scalars(select(Paper).where(Paper.current)).one()


NAMES = [
    ("Giấy ủy quyền.pdf", "Giấy ủy quyền.pdf"),
    ("../../etc/passwd", "passwd.pdf"),
    ("C:\\Users\\nhung\\giay.pdf", None),
    ("hop-dong.pdf.html", "hop-dong.pdf.pdf"),
    ("\u202efdp.exe", "fdp.pdf"),
    ('a"b;c=d.pdf', None),
    ("<img src=x onerror=alert(1)>.pdf", None),
    ("a%0d%0aSet-Cookie: x=1.pdf", None),
    ("ta'y*b?.pdf", None),
]


@pytest.mark.parametrize(("name", "kept"), NAMES)
@pytest.mark.parametrize("keep", ["", "?tai=1"])
def test_a_name_is_only_a_name(applicant, desk, name, kept, keep):
    paper = paper_named(applicant, desk, name)
    if kept:
        assert paper.filename == kept
    page = applicant.get(f"/giay-to/{paper.id}{keep}")
    said = page.headers["Content-Disposition"]
    assert page.headers["Content-Type"] == "application/pdf"
    assert said.startswith("attachment;" if keep else "inline;")
    assert said.isascii()
    assert not set("<>\r\n") & set(said)
    assert "Set-Cookie" not in page.headers
    assert not set('<>:"|?*/\\') & set(paper.filename)


def test_ways_to_ask_for_a_file(applicant, desk, another):
    paper = paper_named(applicant, desk, "giay.pdf")
    whole = applicant.get(f"/giay-to/{paper.id}").response.get_data()
    head = applicant._open(f"/giay-to/{paper.id}", method="HEAD")
    part = applicant.get(f"/giay-to/{paper.id}", headers={"Range": "bytes=0-4"})
    assert whole.startswith(b"%PDF-")
    assert (head.status, head.response.get_data()) == (200, b"")
    assert part.status in (200, 206)
    assert whole.startswith(part.response.get_data())
    for page in (head, part):
        assert page.headers["Cache-Control"] == "private, no-store"
        assert page.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert another._open(f"/giay-to/{paper.id}", method="HEAD").status == 404
    assert another.get(f"/giay-to/{paper.id}", headers={"Range": "bytes=0-4"}).status == 404
    assert another.get(f"/giay-to/{paper.id}", headers={"If-None-Match": "*"}).status == 404


@pytest.mark.parametrize(
    "data",
    [
        b"<html><script>alert(1)</script></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"GIF89a" + pdf(),
        b"PK\x03\x04" + pdf(),
        b"<!--\n" + pdf(),
        b"%PDF-1.7\n<script>alert(1)</script>\n%%EOF",
    ],
    ids=["html", "svg", "gif-pdf", "zip-pdf", "html-pdf", "only-a-mark"],
)
def test_two_faced_files_are_refused_and_not_kept(app, applicant, desk, data, tmp_path):
    before = kept_files(tmp_path)
    address = f"{applicant.draft}/giay-to/family_authorisation"
    applicant.get(address)
    assert applicant.post(address, {BOX: sent(data, "giay.pdf")}).status == 422
    assert kept_files(tmp_path) == before


def test_no_file_lies_under_the_name_a_person_gave(applicant, desk, tmp_path):
    paper = paper_named(applicant, desk, "../../ten-rieng.pdf")
    names = {path.name for path in kept_files(tmp_path)}
    assert paper.file_sha256 in names
    assert not any("ten-rieng" in name for name in names)


def kept_files(tmp_path):
    return {path for path in (tmp_path / "var").rglob("*") if path.is_file() and "sqlite" not in path.name}
