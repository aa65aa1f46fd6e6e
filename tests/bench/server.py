"""A real web process on a port of its own, and people at browsers that keep their connection."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlencode

from installation import ROOT

from app.demo.people import PASSWORD
from app.settings import Settings

TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
PATIENCE = 60
OPTIONS = ("--workers", "1", "--threads", "8", "--worker-class", "gthread", "--log-level", "warning")


@dataclass(frozen=True)
class Page:
    """An answer of the server."""

    status: int
    location: str
    text: str


class Browser:
    """Somebody logged in, on one connection."""

    def __init__(self, port: int, username: str) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._cookies: dict[str, str] = {}
        self._token = ""
        self.get("/dang-nhap")
        assert self.post("/dang-nhap", {"login": username, "password": PASSWORD}).status == 302

    def get(self, path: str) -> Page:
        """A page; its CSRF token is the one that is posted next."""
        page = self._ask("GET", path)
        if found := TOKEN.search(page.text):
            self._token = found[1]
        return page

    def post(self, path: str, fields: Mapping[str, str]) -> Page:
        """Post a form with the token."""
        return self._ask("POST", path, urlencode({"csrf_token": self._token, **fields}))

    def _ask(self, method: str, path: str, body: str | None = None) -> Page:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie", []):
            self._cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return Page(answer.status, answer.getheader("Location", ""), answer.read().decode())


@dataclass(frozen=True)
class Server:
    """The web process: gunicorn and its one worker."""

    port: int
    process: subprocess.Popen[bytes]

    @property
    def pids(self) -> list[int]:
        """Gunicorn's own process and its worker's."""
        own = self.process.pid
        children = Path(f"/proc/{own}/task/{own}/children").read_text().split()
        return [own, *map(int, children)]

    def resident_mb(self) -> float:
        """Memory of both processes, in megabytes of 10^6 bytes."""
        pages = sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in self.pids)
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def computing_seconds(self) -> float:
        """How long both processes have computed so far: a busy machine does not lengthen it."""
        threads = [task for pid in self.pids for task in Path(f"/proc/{pid}/task").iterdir()]
        return sum(int((task / "schedstat").read_text().split()[0]) for task in threads) / 1e9


@contextmanager
def server(settings: Settings) -> Iterator[Server]:
    """Serve ``settings`` until the block ends, as ``motcua run`` does but without its worker."""
    port = _free_port()
    environment = {
        **os.environ,
        "MOTCUA_VAR": str(settings.var),
        "MOTCUA_MODELS": str(settings.models),
        "MOTCUA_DEMO": "1",
        "RATE_LIMITS": "0",
        "CAPTCHA": "0",
        "PORT": str(port),
        "DATABASE_URL": settings.database_url,
    }
    command = [sys.executable, "-m", "gunicorn", *OPTIONS, "--bind", f"127.0.0.1:{port}", "app.web.wsgi:app"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        _wait_until_it_answers(process, port)
        yield Server(port, process)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait_until_it_answers(process: subprocess.Popen[bytes], port: int) -> None:
    end = monotonic() + PATIENCE
    while process.poll() is None and monotonic() < end:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            connection.request("GET", "/dang-nhap")
            connection.getresponse().read()
        except ConnectionError:
            sleep(0.05)
        else:
            return
    raise RuntimeError("the web process does not answer")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
