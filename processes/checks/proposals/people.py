"""Who works, as other engines say it: groups, users, potential owners, the names of lanes."""

import re
import unicodedata
from collections.abc import Iterator

from forms.messages import message
from processes.checks.proposals.proposal import Proposal, propose
from processes.engine.diagram.extensions import extension
from processes.engine.diagram.foreign import foreign_children, foreign_value
from processes.engine.diagram.namespaces import Element, bpmn
from processes.engine.diagram.vocabulary import LANE_ROLES

WORDS = {
    "applicant": "applicant, citizen, customer, client, requester, requestor, initiator, starter, nguoi dan, "
    "cong dan, khach hang, nguoi nop",
    "returner": "tra ket qua, hand out, delivery",
    "receiver": "receiver, reception, receptionist, intake, front desk, frontdesk, mot cua, tiep nhan",
    "leader": "leader, manager, director, head, boss, approver, approval, management, chairman, lanh dao, "
    "chu tich, giam doc",
    "clerk": "clerk, secretary, van thu",
    "cashier": "cashier, accounting, accountant, finance, billing, thu ngan, ke toan, thu phi",
    "archivist": "archive, archivist, luu tru",
    "specialist": "specialist, officer, reviewer, expert, worker, analyst, handler, staff, employee, "
    "chuyen vien, tham tra, can bo",
}
"""Words, without accents, that speak for a role; the first role that has one wins."""
_D = str.maketrans("đ", "d")  # no accent, so taking accents off leaves it
PERSONS = ("humanPerformer", "performer", "potentialOwner")
ASSIGNED = ("candidateGroups", "assignee", "candidateUsers")
NOBODY = message(
    "Sơ đồ không nêu tên người hay nhóm: việc thuộc về vai trò của làn. Chọn một trong: {roles}.",
    roles=", ".join(LANE_ROLES),
)


def of_task(task: Element) -> Iterator[Proposal]:
    """The assignment of a user task as the role of its lane."""
    for name in ASSIGNED:
        if (said := foreign_value(task, name)) is not None:
            yield _proposed(task, *said)
    for name, element in foreign_children(task, "assignmentDefinition"):
        for attribute in ASSIGNED:
            if element.get(attribute):
                yield _proposed(task, f"{name} {attribute}", str(element.get(attribute)))
    for owner in task.iterchildren(*map(bpmn, PERSONS)):
        text = " ".join("".join(e.itertext()) for e in owner.iter(bpmn("formalExpression"))).strip()
        text = text or _resource(owner) or owner.get("name") or ""
        if text:
            yield _proposed(task, "resourceRole", text)


def _resource(owner: Element) -> str:
    """The name of the resource of the file that a role refers to."""
    wanted = (owner.findtext(bpmn("resourceRef")) or "").strip()
    known = owner.getroottree().getroot().iterchildren(bpmn("resource")) if wanted else ()
    return next((each.get("name") or "" for each in known if each.get("id") == wanted), "")


def of_lane(lane: Element) -> Iterator[Proposal]:
    """The name of a lane without a role, where it speaks for one."""
    role = guessed_role(lane.get("name") or "")
    if role and extension(lane, "lane") is None:
        text = message("Tên làn cho thấy vai trò “{role}”.", role=role)
        yield propose(lane, "person", str(lane.get("name")), text, _lane(role))


def guessed_role(text: str) -> str | None:
    """The role that a name of a group or lane speaks for."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    plain = unicodedata.normalize("NFD", spaced.casefold().translate(_D))
    said = " ".join(re.findall(r"[a-z]+", "".join(c for c in plain if not unicodedata.combining(c))))
    for role, words in WORDS.items():
        if any(f" {word} " in f" {said} " or f" {word}s " in f" {said} " for word in words.split(", ")):
            return role
    return None


def _proposed(task: Element, where: str, value: str) -> Proposal:
    role = guessed_role(value)
    if role is None:
        return propose(task, "person", f'{where}="{value}"', NOBODY)
    text = message("Đặt việc này vào một làn có vai trò “{role}”.", role=role)
    return propose(task, "person", f'{where}="{value}"', text, _lane(role))


def _lane(role: str) -> str:
    slot = "receiving" if role in ("receiver", "returner", "cashier") else "competent"
    return (
        f'<motcua:lane role="{role}"/>'
        if role == "applicant"
        else f'<motcua:lane role="{role}" slot="{slot}"/>'
    )
