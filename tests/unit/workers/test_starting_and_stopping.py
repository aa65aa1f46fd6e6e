"""How ``motcua run`` starts its processes and ends them, and what a worker says that has no database."""

import os
import signal
import subprocess
import sys

import psycopg
import pytest
from sqlalchemy.exc import OperationalError

from app.settings import Settings
from workers import cli, clock


@pytest.fixture
def children():
    """Processes that end when they are told to, or after a minute."""
    asleep = [sys.executable, "-c", "import time; time.sleep(60)"]
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    started = [subprocess.Popen(asleep) for _ in range(2)]
    yield started
    for process in started:
        process.kill()
        process.wait()
    for number, handler in handlers.items():
        signal.signal(number, handler)


def test_a_word_to_stop_while_pages_are_not_yet_answered_leaves_nobody_behind(children, monkeypatch):
    told = cli.heed()

    def nobody_listens(settings):
        os.kill(os.getpid(), signal.SIGTERM)
        return False

    monkeypatch.setattr(cli, "listens", nobody_listens)
    assert not cli.answers(Settings, children, told)
    assert cli.watch(children, told) == 0
    assert [process.poll() for process in children] == [-signal.SIGTERM] * 2


def test_a_worker_that_cannot_start_is_not_waited_for(children, monkeypatch):
    monkeypatch.setattr(cli, "listens", lambda settings: False)
    children[1].kill()
    children[1].wait()
    assert not cli.answers(Settings, children, [])
    assert cli.watch(children, []) == 1
    assert children[0].poll() == -signal.SIGTERM


def test_hours_without_a_database_are_one_line_each_time(capsys):
    def gone():
        raise OperationalError(None, None, psycopg.OperationalError("connection refused"))

    def wrong():
        raise ZeroDivisionError

    clock._safely(gone)
    said = capsys.readouterr()
    assert "machine fault" in said.out + said.err
    assert "Traceback" not in said.out + said.err
    clock._safely(wrong)
    said = capsys.readouterr()
    assert "Traceback" in said.out + said.err
