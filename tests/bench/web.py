"""What people at browsers wait for, over HTTP from a real web process."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from app.demo.people import DESK
from app.services import real_clock
from bench.figures import MILLI, Figure, median_ms, seconds
from bench.place import Place, accepted, publish_made
from bench.server import Browser, Page, Server, server

CODE = "9.300005"
ITEM = re.compile(r"/viec/([0-9a-f-]{36})")
OPEN_TASKS, ROUNDS, WARM = 60, 40, 5
MOST_STEP_MS, MOST_FOUR_MS, MOST_MB, REQUESTS = 5, 20, 220, 1_000


@contextmanager
def people(place: Place) -> Iterator[tuple[Server, Browser, list[str]]]:
    """A web process with open tasks, an officer logged in, and the ids of the tasks."""
    with place.desk("web", real_clock) as desk:
        publish_made(desk, CODE, 5)
        items = [desk.item(accepted(desk, CODE), "work1").id for _ in range(OPEN_TASKS)]
        settings = desk.app.extensions["motcua"].settings
    with server(settings) as running:
        yield running, Browser(running.port, "ha"), items


def figures(place: Place) -> Iterator[Figure]:
    """Completing, listing, a whole small life, and the memory after many requests."""
    with people(place) as (running, officer, items):
        yield from waited(running, "complete_task", MOST_STEP_MS, completing(officer, items[:ROUNDS]))
        yield from waited(running, "list_tasks", MOST_STEP_MS, listing(officer))
        yield from waited(running, "four_steps", MOST_FOUR_MS, lives(running))
        yield Figure("web_rss_mb", memory(running), "MB", MOST_MB)


def waited(running: Server, name: str, most: float | None, rounds: Iterator[float]) -> Iterator[Figure]:
    """The median wait, and what the server computed in a round, which other work on the machine changes less.

    The first rounds only warm up.
    """
    for _ in range(WARM):
        next(rounds)
    before = running.computing_seconds()
    spans = list(rounds)
    computed = (running.computing_seconds() - before) / len(spans)
    yield Figure(f"{name}_ms_p50", median_ms(spans), "ms", most)
    yield Figure(f"{name}_cpu_ms", computed * MILLI, "ms")


def completing(officer: Browser, items: list[str]) -> Iterator[float]:
    """Seconds of completing each task, from the post to the redirect."""
    officer.get(f"/viec/{items[0]}")
    return (took(302, complete, officer, item)[0] for item in items)


def complete(officer: Browser, item: str) -> Page:
    """Complete a task of a made procedure."""
    return officer.post(f"/viec/{item}", {"outcome": "done", "words": "Đồng ý", "do": "complete"})


def listing(officer: Browser) -> Iterator[float]:
    """Seconds of the list of an officer with many open tasks."""
    return (took(200, officer.get, "/hop-viec")[0] for _ in range(ROUNDS))


def lives(running: Server) -> Iterator[float]:
    """Seconds of create, start, list and complete together.

    What the form asks is answered in between: that is computed for too, but not waited for here.
    """
    citizen, receiver = Browser(running.port, "nhung"), Browser(running.port, "bao")
    citizen.get(f"/nop-ho-so/{CODE}")
    receiver.get("/hop-viec")
    return (life(citizen, receiver) for _ in range(ROUNDS))


def life(citizen: Browser, receiver: Browser) -> float:
    """Seconds of the four steps of one dossier."""
    created, page = took(302, citizen.post, f"/nop-ho-so/{CODE}", {"agency": DESK})
    draft = page.location
    took(302, citizen.post, f"{draft}/phan/request", {"title": "Xin xác nhận"})
    took(302, citizen.post, f"{draft}/nhan-ket-qua", {"result_form": "desk"})
    started, _ = took(302, citizen.post, f"{draft}/gui", {})
    listed, page = took(200, receiver.get, "/hop-viec")
    (item,) = set(ITEM.findall(page.text))
    completed, _ = took(302, receiver.post, f"/viec/{item}", {"outcome": "done", "do": "complete"})
    return created + started + listed + completed


def memory(running: Server) -> float:
    """Megabytes after many pages of several kinds."""
    officer = Browser(running.port, "ha")
    paths = ["/", "/thu-tuc", f"/thu-tuc/{CODE}", "/hop-viec", "/tim-ho-so", "/tra-cuu", "/huong-dan"]
    for number in range(REQUESTS):
        officer.get(paths[number % len(paths)])
    return running.resident_mb()


def took(status: int, ask: Callable[..., Page], *given: object) -> tuple[float, Page]:
    """Seconds of one request, and its page; the status must be the one expected."""
    pages: list[Page] = []
    span = seconds(lambda: pages.append(ask(*given)))
    assert pages[0].status == status, (pages[0].status, pages[0].text[:2_000])
    return span, pages[0]
