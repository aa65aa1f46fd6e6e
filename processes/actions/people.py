"""Officers and their posts: added, changed and ended by administrators."""

from dataclasses import dataclass
from datetime import date

from processes.actions.faults import ends_before, refuse
from processes.actions.held_work import give_back, require_another_administrator
from processes.actions.office import as_noted, note_change, require_administrator, require_reason
from processes.actions.post_checks import lasts_longer, officer_faults, person_fault, post_faults
from processes.actions.post_ends import watch_post
from processes.domain.access import Actor
from processes.domain.errors import NotFound
from processes.domain.organisation import Officer, Post
from processes.ports import World


@dataclass(frozen=True)
class AddOfficer:
    """An officer with his posts: unit id, role and title, all from one day on."""

    name: str
    phone: str
    email: str
    posts: tuple[tuple[str, str, str], ...]
    valid_from: date


@dataclass(frozen=True)
class ChangeOfficer:
    """Another name or other ways to reach an officer."""

    officer_id: str
    name: str
    phone: str = ""
    email: str = ""
    reason: str = ""


@dataclass(frozen=True)
class AddPost:
    """A role in a unit for an officer; ``valid_to`` is its last day, None without end."""

    officer_id: str
    unit_id: str
    role: str
    valid_from: date
    valid_to: date | None = None
    title: str = ""
    reason: str = ""


@dataclass(frozen=True)
class EndPost:
    """``day`` is the last day on which the post counts."""

    post_id: str
    day: date
    reason: str


def add_officer(world: World, actor: Actor, command: AddOfficer) -> Officer:
    """Keep an officer and his posts. Raises BadInput with what is wrong at each field."""
    require_administrator(actor)
    officer = Officer(world.new_id(), command.name.strip(), command.phone.strip(), command.email.strip())
    posts = [
        Post(world.new_id(), officer.id, unit_id, role, command.valid_from, title=title.strip())
        for unit_id, role, title in command.posts
    ]
    refuse(officer_faults(officer.name, officer.phone, officer.email))
    for post in posts:
        refuse(post_faults(world, post))
    for thing in (officer, *posts):
        world.add(thing)
    note_change(world, actor, "add_officer", as_subject(officer), None, as_noted(officer))
    for post in posts:
        note_change(world, actor, "add_post", _post_subject(world, officer, post), None, as_noted(post))
    return officer


def change_officer(world: World, actor: Actor, command: ChangeOfficer) -> Officer:
    """Change an officer's details. Raises NotFound, or BadInput with what is wrong at each field."""
    require_administrator(actor)
    officer = existing_officer(world, command.officer_id)
    name, phone, email = command.name.strip(), command.phone.strip(), command.email.strip()
    refuse(officer_faults(name, phone, email))
    before = as_noted(officer)
    officer.name, officer.phone, officer.email = name, phone, email
    if as_noted(officer) != before:
        reason = command.reason.strip()
        note_change(world, actor, "change_officer", as_subject(officer), before, as_noted(officer), reason)
    return officer


def add_post(world: World, actor: Actor, command: AddPost) -> Post:
    """Give an officer a post. Raises BadInput with what is wrong at each field."""
    require_administrator(actor)
    officer: Officer | None = world.get(Officer, command.officer_id)
    post = Post(
        world.new_id(),
        command.officer_id,
        command.unit_id,
        command.role,
        command.valid_from,
        command.valid_to,
        command.title.strip(),
    )
    refuse([person_fault(officer), *post_faults(world, post)])
    assert officer is not None
    world.add(post)
    watch_post(world, post)
    subject = _post_subject(world, officer, post)
    note_change(world, actor, "add_post", subject, None, as_noted(post), command.reason.strip())
    return post


def end_post(world: World, actor: Actor, command: EndPost) -> Post:
    """End a post; after that day what its holder had claimed through it is free again.

    Raises NotFound, BadInput, ReasonRequired, or LastAdministrator.
    """
    require_administrator(actor)
    post: Post | None = world.get(Post, command.post_id)
    if post is None:
        raise NotFound
    reason = require_reason(command.reason)
    refuse([ends_before("day", post.valid_from, command.day), lasts_longer(post, command.day)])
    officer = existing_officer(world, post.officer_id)
    if post.role == "system_admin":
        require_another_administrator(world, officer, command.day)
    before = as_noted(post)
    post.valid_to = command.day
    note_change(
        world,
        actor,
        "end_post",
        as_subject(officer),
        before,
        as_noted(post) | {"unit_id": post.unit_id},
        reason,
    )
    if command.day < world.today():
        give_back(world, actor, officer, post)
    else:
        watch_post(world, post)
    return post


def existing_officer(world: World, officer_id: str) -> Officer:
    """An officer by his id. Raises NotFound."""
    found: Officer | None = world.get(Officer, officer_id)
    if found is None:
        raise NotFound
    return found


def as_subject(officer: Officer) -> tuple[str, str, str]:
    """How the office's journal names an officer."""
    return "officer", officer.id, officer.name


def _post_subject(world: World, officer: Officer, post: Post) -> tuple[str, str, str]:
    unit = world.unit(post.unit_id)
    return "post", post.id, f"{officer.name}, {post.title or post.role}, {unit.short_name or unit.name}"[:300]
