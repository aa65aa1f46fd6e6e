"""A mail server for tests, on this machine only."""

import socketserver


class FakeSmtp(socketserver.ThreadingTCPServer):
    """Speaks just enough SMTP; ``answers`` replaces the answer to a command, ``mails`` is what arrived."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.answers: dict[str, str] = {}
        self.mails: list[bytes] = []
        self.commands: list[str] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Conversation(socketserver.StreamRequestHandler):
    server: FakeSmtp

    def handle(self) -> None:
        self._say("220 fake")
        for line in iter(self.rfile.readline, b""):
            command = line.decode().strip()
            self.server.commands.append(command)
            self._answer(command.split()[0].split(":")[0].upper())
            if command.upper() == "QUIT":
                return

    def _answer(self, verb: str) -> None:
        usual = {"QUIT": "221 bye", "DATA": "354 go on"}.get(verb, "250 fine")
        answer = self.server.answers.get(verb, usual)
        self._say(answer)
        if answer.startswith("354"):
            self.server.mails.append(self._read_mail())
            self._say(self.server.answers.get("END", "250 taken"))

    def _read_mail(self) -> bytes:
        """The lines up to a lone dot; a dot that starts a line was doubled (RFC 5321, 4.5.2)."""
        return b"".join(line.removeprefix(b".") for line in iter(self.rfile.readline, b".\r\n"))

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())
