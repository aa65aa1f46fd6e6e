"""What is counted while the product works, for monitoring (see ``app.web.operation``).

The names of a metric's labels are few and fixed: endpoints, statuses and actions, never what people typed.
"""

import shutil
from pathlib import Path

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

# The moment at which a count began says nothing here, and doubles the lines.
disable_created_metrics()
REGISTRY = CollectorRegistry()
REQUESTS = Histogram(
    "motcua_request_seconds",
    "How long requests took, by endpoint and status.",
    ("method", "endpoint", "status"),
    registry=REGISTRY,
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)
ACTIONS = Counter(
    "motcua_actions",
    "Actions by their result: done, refused, unavailable or broke.",
    ("action", "result"),
    registry=REGISTRY,
)
LATENESS = Histogram(
    "motcua_late_seconds",
    "How long after its moment a worker had handled what was due, by kind.",
    ("kind",),
    registry=REGISTRY,
    buckets=(0.5, 1, 2, 5, 10, 60, 600, 3_600, 86_400),
)


def fresh_folder(path: Path) -> Path:
    """An empty folder in which processes share their counts: they begin anew with each start."""
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True, mode=0o700)
    return path.absolute()


def exposition(folder: str, *more: Collector) -> bytes:
    """Everything counted, as monitoring reads it, and what ``more`` finds at this moment.

    ``folder`` is where the processes of this installation share their counts; empty: this process's only.
    """
    shown = CollectorRegistry()
    if folder and Path(folder).is_dir():
        MultiProcessCollector(shown, path=folder)
    text = b"" if folder else generate_latest(REGISTRY)
    for collector in more:
        shown.register(collector)
    return text + generate_latest(shown)
