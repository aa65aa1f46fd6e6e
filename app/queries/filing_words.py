"""Words that several pages of the applicant share."""

from flask_babel import gettext

from app.formatting import file_size, short_day
from app.gateways.uploads.kinds import KINDS, accepted
from app.queries.views_frame import FileRow
from app.web.languages import current_locale
from processes.domain.dossier.dossier import Paper
from processes.domain.procedure import Component

KIND_NAMES = {kind.media_type: kind.name for kind in KINDS}


def kind_and_size(paper: Paper) -> str:
    """ "PDF, 1,2 MB"."""
    kind = KIND_NAMES.get(paper.media_type, paper.media_type)
    return f"{kind}, {file_size(paper.size, current_locale())}"


def accepted_words(component: Component, megabytes: int) -> str:
    """ "PDF, JPG hoặc PNG, tối đa 20 MB."."""
    names = [kind.name for kind in accepted(component.accept)]
    if len(names) > 1:
        kinds = gettext("%(first)s hoặc %(last)s", first=", ".join(names[:-1]), last=names[-1])
    else:
        kinds = "".join(names)
    return gettext("%(kinds)s, tối đa %(size)s MB.", kinds=kinds, size=megabytes)


def accepted_extensions(component: Component) -> str:
    """What the browser's file chooser offers: ".pdf,.jpg,.jpeg"."""
    return ",".join(extension for kind in accepted(component.accept) for extension in kind.extensions)


def file_row(paper: Paper, url: str, older: bool = False) -> FileRow:
    """A version of a paper as a row; an earlier one says that it is kept for comparison."""
    day = short_day(paper.uploaded_at)
    if older:
        says = gettext("Bản %(version)s, nộp %(day)s, giữ lại để đối chiếu", version=paper.version, day=day)
    else:
        says = gettext("%(kind)s · nộp %(day)s", kind=kind_and_size(paper), day=day)
    return FileRow(paper.filename, url, says)
