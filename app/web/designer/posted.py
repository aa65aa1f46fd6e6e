"""A file that came with a form of designers, and the numbers hidden in one."""

from flask import request

from app.archives import MOST_PACKED
from app.bundles import Bundle, read_bundle
from app.web.admin.plain_form import PlainForm
from forms.messages import message
from processes.actions.faults import Fault
from processes.domain.drafting import MOST_BYTES
from processes.domain.errors import Refusal

FILE = "diagram"
MEGABYTES = MOST_BYTES // (1024 * 1024)
NO_FILE = message("Chọn một tệp .bpmn hoặc .zip.")
NO_EXPORT = message("Chọn tệp .zip đã xuất ở nơi khác.")


def file_posted() -> tuple[str, bytes]:
    """The name and content of the file; empty without one. More than is ever taken is cut off and refused."""
    file = request.files.get(FILE)
    if file is None or not file.filename:
        return "", b""
    with file.stream as stream:
        return file.filename.replace("\0", ""), stream.read(MOST_PACKED + 1)


def bundle_posted(form: PlainForm) -> Bundle | None:
    """The diagram that came; None with the reason at the field."""
    name, content = file_posted()
    if not name:
        form.note([Fault(FILE, NO_FILE)])
        return None
    try:
        return read_bundle(name, content)
    except Refusal as refusal:
        form.note([Fault(FILE, refusal.text)])
        return None


def revision_posted(form: PlainForm) -> int:
    """The revision that the form was made from; 0 (which none is) for anything else."""
    text = form.text("revision")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
