"""What in a PDF acts by itself: scripts, launches, attachments, dynamic forms.

Every object of the file is looked at, also those no page refers to: what one reader thinks unreachable,
another may run. Names are compared after qpdf has undone their escapes (``/J#53`` is ``/JS``).
"""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

_ACTIONS = frozenset(
    ["JavaScript", "Launch", "ImportData", "SubmitForm", "GoToE", "GoToR", "Rendition", "RichMediaExecute"]
)
_SUBTYPES = frozenset(["RichMedia", "FileAttachment", "Screen", "3D", "Movie", "Sound"])
_KEYS = frozenset(["JavaScript", "EF", "EmbeddedFiles", "RichMediaContent", "XFA"])


def activity_in(pdf: Pdf) -> str:
    """The first thing found that acts by itself, as its name in the PDF, or "" when there is none.

    An ``OpenAction`` that only turns to a page is not an activity: most office programs write one.
    """
    for item in (pdf.trailer, *pdf.objects):
        for part in _dictionaries(item):
            found = _activity(part)
            if found:
                return found
    return ""


def _dictionaries(item: Object) -> Iterator[Object]:
    """The dictionaries standing in ``item`` itself; what it refers to comes up on its own."""
    waiting = [item]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Dictionary | Stream):
            yield part
            waiting += [child for _, child in part.items() if _stands_inside(child)]
        elif isinstance(part, Array):
            waiting += [child for child in part if _stands_inside(child)]


def _stands_inside(child: object) -> bool:
    return isinstance(child, Dictionary | Array) and not child.is_indirect


def _activity(part: Object) -> str:
    for key, dangerous in (("/S", _ACTIONS), ("/Subtype", _SUBTYPES)):
        if _name(part.get(key)) in dangerous:
            return _name(part.get(key))
    for key in _KEYS:
        if _filled(part.get(f"/{key}")):
            return key
    return _triggered(part)


def _triggered(part: Object) -> str:
    """Actions tied to an event: ``AA`` always, ``OpenAction`` unless it turns to a page."""
    if _runs_something(part.get("/AA")):
        return "AA"
    opening = part.get("/OpenAction")
    if isinstance(opening, Dictionary) and _name(opening.get("/S")) != "GoTo":
        return "OpenAction"
    return ""


def _runs_something(events: object) -> bool:
    """Whether this is a set of events with actions, not a font or picture that is called AA."""
    if not isinstance(events, Dictionary):
        return False
    return any(isinstance(action, Dictionary) and "/S" in action for _, action in events.items())


def _filled(value: object) -> bool:
    return isinstance(value, Stream) or (isinstance(value, Dictionary | Array) and len(value) > 0)


def _name(value: object) -> str:
    return str(value).removeprefix("/") if isinstance(value, Name) else ""
