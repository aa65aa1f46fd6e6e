"""A PDF that acts by itself is refused; one that merely looks lively is not."""

import io
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from app.gateways.uploads.inspection import inspect
from app.gateways.uploads.refusals import ActiveContent

Change = Callable[[pikepdf.Pdf], None]


def changed(change: Change) -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def set_root(key: str, value: object) -> Change:
    return lambda document: document.Root.__setitem__(key, value)


def set_page(key: str, value: object) -> Change:
    return lambda document: document.pages[0].obj.__setitem__(key, value)


def link(action: Dictionary) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)


def attach(document: pikepdf.Pdf) -> None:
    document.attachments["a.exe"] = b"MZ"


def hide(document: pikepdf.Pdf) -> None:
    """A script three direct containers deep that nothing refers to by a known key."""
    document.Root["/Thing"] = Array([Dictionary(Inner=Array([Dictionary(Next=script())]))])


ACTIVE: dict[str, Change] = {
    "opens a script": set_root("/OpenAction", script()),
    "opens an address": set_root("/OpenAction", Dictionary(S=Name.URI, URI=String("https://x.example"))),
    "named script": set_root(
        "/Names", Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script()])))
    ),
    "trigger of the document": set_root("/AA", Dictionary(WC=Dictionary(S=Name.Named, N=Name.Print))),
    "trigger of a page": set_page("/AA", Dictionary(O=script())),
    "launch": set_page("/Annots", Array([link(Dictionary(S=Name.Launch, F=String("cmd.exe")))])),
    "sends the form": set_page("/Annots", Array([link(Dictionary(S=Name.SubmitForm))])),
    "other file": set_page("/Annots", Array([link(Dictionary(S=Name.GoToR, F=String(r"\\host\x")))])),
    "rich media": set_page("/Annots", Array([Dictionary(Type=Name.Annot, Subtype=Name.RichMedia)])),
    "attached note": set_page("/Annots", Array([Dictionary(Subtype=Name.FileAttachment)])),
    "attachment": attach,
    "dynamic form": set_root(
        "/AcroForm", Dictionary(Fields=Array([]), XFA=Array([String("a"), String("<x/>")]))
    ),
    "hidden": hide,
}

HARMLESS: dict[str, Change] = {
    "opens at a page": set_root("/OpenAction", Array([0, Name.XYZ, 0, 0, 0])),
    "opens by turning": set_root("/OpenAction", Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]))),
    "link to a page": set_page(
        "/Annots", Array([link(Dictionary(S=Name.URI, URI=String("https://x.example")))])
    ),
    "font called AA": set_page("/Resources", Dictionary(Font=Dictionary(AA=Dictionary(Type=Name.Font)))),
    "plain form": set_root("/AcroForm", Dictionary(Fields=Array([]))),
    "empty attachments": set_root("/Names", Dictionary(EmbeddedFiles=Dictionary())),
    "text about it": set_root("/Lang", String("/JavaScript /Launch /OpenAction")),
}


@pytest.mark.parametrize("name", ACTIVE)
def test_active(name: str) -> None:
    with pytest.raises(ActiveContent) as caught:
        inspect(changed(ACTIVE[name]), "a.pdf", (".pdf",), 1_000_000)
    assert caught.value.found


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless(name: str) -> None:
    assert inspect(changed(HARMLESS[name]), "a.pdf", (".pdf",), 1_000_000).pages == 1


def test_an_escaped_name_is_the_same_name() -> None:
    data = changed(set_root("/OpenAction", script())).replace(b"/JavaScript", b"/J#61v#61Script")
    assert b"/J#61v#61Script" in data
    with pytest.raises(ActiveContent):
        inspect(data, "a.pdf", (".pdf",), 1_000_000)
