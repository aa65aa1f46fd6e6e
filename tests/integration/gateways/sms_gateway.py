"""A gateway for short messages, on this machine only: it keeps what it is asked, and answers as told."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class SmsGateway(ThreadingHTTPServer):
    """``taken`` holds each request id once; ``status`` and ``headers`` replace the usual answer."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.taken: dict[str, dict] = {}
        self.asked: list[tuple[str, dict, dict]] = []
        self.status = 0
        self.headers: dict[str, str] = {}
        self.hangs = threading.Event()
        self.hangs.set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/send"


class _Conversation(BaseHTTPRequestHandler):
    server: SmsGateway

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, dict(self.headers), body))
        self.server.hangs.wait()
        self._answer(self.server.status or self._take(body), {"id": f"gw-{body['request_id']}"})

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers), {}))
        self._answer(200, {})

    def _take(self, body: dict) -> int:
        if body["request_id"] in self.server.taken:
            return 409
        self.server.taken[body["request_id"]] = body
        return 200

    def _answer(self, status: int, told: dict) -> None:
        data = json.dumps(told).encode()
        self.send_response(status)
        for name, value in {**self.server.headers, "Content-Length": str(len(data))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def sms_gateway() -> Iterator[SmsGateway]:
    with SmsGateway() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.hangs.set()
            server.shutdown()
            thread.join()
