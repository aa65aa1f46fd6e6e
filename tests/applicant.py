"""An applicant at the browser without JavaScript: fills in, uploads, pays; and files to upload."""

import io
from urllib.parse import urlsplit

import pikepdf
from story import APPLICATION
from visitor import Page, Visitor
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from app.demo.people import DESK

CODE = "1.001612"


def pdf(pages: int = 2, title: str = "") -> bytes:
    """A real PDF; ``title`` makes it another file."""
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page()
    made.docinfo["/Title"] = title
    out = io.BytesIO()
    made.save(out, deterministic_id=True)
    return out.getvalue()


def encrypted_pdf() -> bytes:
    with pikepdf.open(io.BytesIO(pdf())) as made:
        out = io.BytesIO()
        made.save(out, encryption=pikepdf.Encryption(owner="chu", user="nguoi"))
    return out.getvalue()


def scripted_pdf() -> bytes:
    with pikepdf.open(io.BytesIO(pdf())) as made:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        made.Root.OpenAction = made.make_indirect(script)
        out = io.BytesIO()
        made.save(out)
    return out.getvalue()


def sent(data: bytes, name: str = "uy-quyen.pdf") -> FileStorage:
    """A file as the browser sends it."""
    return FileStorage(io.BytesIO(data), name, content_type="application/pdf")


class Applicant(Visitor):
    """A visitor who files; ``draft`` is the address of the draft in hand."""

    def __init__(self, app, name: str = "nhung"):
        super().__init__(app)
        assert self.log_in(name).status == 302
        self.draft = ""

    def post(self, path: str, data: dict | None = None, **options) -> Page:
        """Files are encoded here: the test client would leave its temporary file open."""
        whole = {"csrf_token": self.token, **(data or {})}
        if not any(isinstance(value, FileStorage) for value in whole.values()):
            return super().post(path, data, **options)
        boundary, body = encode_multipart(MultiDict(whole))
        return self._open(
            path, method="POST", data=body, content_type=f'multipart/form-data; boundary="{boundary}"'
        )

    @property
    def id(self) -> str:
        return self.draft.rsplit("/", 1)[1]

    def begin(self, code: str = CODE) -> Page:
        self.get(f"/nop-ho-so/{code}")
        page = self.post(f"/nop-ho-so/{code}", {"agency": DESK})
        self.draft = page.location
        return page

    def fill(self, form: str, posted: dict, action: str = "continue") -> Page:
        address = f"{self.draft}/phan/{form}"
        assert self.get(address).status == 200
        return self.post(address, {**posted, "action": action})

    def choose_delivery(self, posted: dict | None = None) -> Page:
        self.get(f"{self.draft}/nhan-ket-qua")
        return self.post(f"{self.draft}/nhan-ket-qua", posted or {"result_form": "online"})

    def upload(self, component: str = "family_authorisation", data: bytes | None = None, **more) -> Page:
        address = f"{self.draft}/giay-to/{component}"
        self.get(address)
        file = sent(pdf() if data is None else data, more.pop("name", "uy-quyen.pdf"))
        return self.post(address, {f"paper-{component}": file, **more})

    def fill_everything(self) -> None:
        """Up to the check."""
        self.begin()
        for form, posted in APPLICATION.items():
            assert self.fill(form, posted).status == 302, form
        assert self.choose_delivery().status == 302
        assert self.upload().location.endswith("/kiem-tra")

    def send(self) -> Page:
        self.get(f"{self.draft}/kiem-tra")
        return self.post(f"{self.draft}/gui", {"action": "submit"})

    def pay(self, asking: str, outcome: str = "00") -> Page:
        """Press a button of the practice bank and come back."""
        page = self.get(asking)
        address = next(a for a in page.find("//form/@action") if f"/thu/{outcome}?" in a)
        back = self.post(address)
        return self.get(path_of(back.location))

    def file(self) -> str:
        """A dossier that was sent; its id."""
        self.fill_everything()
        page = self.pay(self.send().location)
        assert page.location == f"/ho-so/{self.id}/da-gui"
        return self.id


def path_of(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
