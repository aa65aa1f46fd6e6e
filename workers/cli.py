"""The commands ``motcua run`` and ``motcua worker``."""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import click
from flask import Flask

from app.cli.publish import publish_file
from app.demo.commune import make_commune
from app.demo.people import CITIZENS, OFFICERS, PASSWORD
from app.metrics import fresh_folder
from app.persistence.database import db
from app.persistence.postgres import one_start_at_a_time
from app.persistence.schema import upgrade_schema
from app.services import services
from app.settings import Settings, read_settings
from app.web.factory import create_app
from workers.clock import run_worker, worker_app


@click.command()
def worker() -> None:
    """Fire timers, send messages and make slips until stopped."""
    run_worker(worker_app(read_settings()))


@click.command()
@click.option(
    "--demo/--no-demo", default=None, help="Make the demo commune with its accounts (loopback only)."
)
def run(demo: bool | None) -> None:
    """Prepare everything and serve: the web processes and one worker process."""
    os.umask(0o077)
    settings = read_settings()
    if demo is not None:
        settings = replace(settings, demo=demo)
    if settings.demo and not settings.is_loopback:
        raise click.ClickException("Demo accounts exist only on a loopback address; unset HOST or the demo.")
    if listens(settings):
        other = f"make run PORT={settings.port + 1}"
        raise click.ClickException(f"Port {settings.port} is in use. Choose another: {other}")
    prepare(settings)
    settings = replace(settings, metrics_folder=str(fresh_folder(settings.var / "counts")))
    told = heed()
    processes = [_web(settings), _worker(settings)]
    if answers(settings, processes, told):
        click.echo(greeting(settings))
    sys.exit(watch(processes, told))


def prepare(settings: Settings) -> None:
    """Schema, demo commune, and every diagram whose hash is unknown put in force."""
    app = create_app(settings)
    with app.app_context(), one_start_at_a_time(db.engine):
        upgrade_schema(app)
        if settings.demo:
            make_commune(services())
        publish_all(app, settings.models / "side")
        publish_all(app, settings.models / "procedures")


def publish_all(app: Flask, folder: Path) -> None:
    """Put the diagrams of a folder in force; one with errors is named and skipped."""
    for file in sorted(folder.glob("*.bpmn")):
        publish_file(file)


def listens(settings: Settings) -> bool:
    """Whether something takes connections at our address."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((settings.host, settings.port)) == 0


def heed() -> list[int]:
    """The words to stop that come from now on: nobody may be left behind who was started before one."""
    told: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda received, _: told.append(received))
    return told


def answers(settings: Settings, processes: list[subprocess.Popen[bytes]], told: list[int]) -> bool:
    """Wait until the web process takes connections; False when one ended, or we are to stop, instead."""
    while not told and all(process.poll() is None for process in processes):
        if listens(settings):
            return True
        time.sleep(0.1)
    return False


def greeting(settings: Settings) -> str:
    """What to open, and who may log in."""
    lines = ["", f"Một Cửa: http://{settings.host}:{settings.port}", ""]
    if settings.demo:
        lines.append(f"Demo accounts, password {PASSWORD}:")
        lines += [f"  {citizen.username:8} {citizen.name} (citizen)" for citizen in CITIZENS]
        lines += [f"  {officer.username:8} {officer.name} ({officer.posts[0][1]})" for officer in OFFICERS]
    return "\n".join(lines)


def _web(settings: Settings) -> subprocess.Popen[bytes]:
    options = [
        "--workers",
        str(settings.web_processes),
        "--threads",
        str(settings.web_threads),
        "--worker-class",
        "gthread",
        "--access-logfile",
        os.devnull,
    ]
    options += ["--bind", f"{settings.host}:{settings.port}", "--log-level", "warning"]
    return _start(settings, [sys.executable, "-m", "gunicorn", *options, "app.web.wsgi:app"])


def _worker(settings: Settings) -> subprocess.Popen[bytes]:
    return _start(settings, [sys.executable, "-m", "workers"])


def _start(settings: Settings, command: list[str]) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "MOTCUA_DEMO": "1" if settings.demo else "0",
        "PROMETHEUS_MULTIPROC_DIR": settings.metrics_folder,
    }
    return subprocess.Popen(command, env=environment)


def watch(processes: list[subprocess.Popen[bytes]], told: list[int]) -> int:
    """Wait until told to stop or until one process ends; then end the others. Returns the exit code."""
    while not told and all(process.poll() is None for process in processes):
        time.sleep(0.2)
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        process.wait()
    return 0 if told else 1
