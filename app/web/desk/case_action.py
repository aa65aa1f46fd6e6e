"""Case actions on the desk: stop, apology, and the withdrawal of what was filed there; a page asks why."""

from flask import redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from app.queries.case_actions import action_page, may_act
from app.queries.desk_dossier import seen_case
from app.services import services
from app.web.actors import current_actor
from app.web.desk.blueprint import desk
from app.web.desk.frame import read_again, reading, show
from app.web.desk.notices import remember
from app.web.entry import officers
from app.web.languages import say
from processes.actions.refusals import AnswersIncomplete
from processes.actions.sides import StartSide, start_side
from processes.domain.errors import NotAllowed, Refusal

OWN = frozenset({"csrf_token", "reason"})
LONGEST = 4000


@desk.get("/xu-ly/<dossier_id>/lam/<action>")
@officers()
def case_action(dossier_id: str, action: str) -> AnyResponse | str:
    """The page of an action; where it is not offered any more, the dossier says where it stands."""
    at = reading()
    case = seen_case(at, dossier_id)
    if not may_act(at, case, action):
        return redirect(url_for("desk.dossier", dossier_id=dossier_id))
    return show("officer/action.html", action_page(at, case, action), "dossiers")


@desk.post("/xu-ly/<dossier_id>/lam/<action>")
@officers()
def start_case_action(dossier_id: str, action: str) -> AnyResponse | tuple[str, int]:
    """Begin the action."""
    posted = {name: values for name, values in request.form.lists() if name not in OWN}
    reason = request.form.get("reason", "").strip()[:LONGEST]
    command = StartSide(dossier_id, action, posted, reason)
    try:
        case = services().transactions.perform(start_side, current_actor(), command)
    except NotAllowed:
        seen_case(reading(), dossier_id)
        return redirect(url_for("desk.dossier", dossier_id=dossier_id))
    except Refusal as refusal:
        return _again(command, refusal), refusal.http
    url = url_for("desk.dossier", dossier_id=dossier_id)
    remember(case.dossier.code or "", url, _begun(action))
    return redirect(url)


def _begun(action: str) -> str:
    if action == "withdraw":
        return gettext("đã ghi yêu cầu rút, chờ Một cửa trả lời.")
    return gettext("đã gửi yêu cầu, chờ lãnh đạo ký.")


def _again(command: StartSide, refusal: Refusal) -> str:
    """The page again with what was typed and what is wrong with it."""
    read_again()
    at = reading()
    case = seen_case(at, command.dossier_id)
    answers = refusal if isinstance(refusal, AnswersIncomplete) else None
    words = "" if answers else say(refusal.text)
    page = action_page(at, case, command.action, command, answers, words)
    return show("officer/action.html", page, "dossiers")
