"""Logs: one JSON object a line, without local variables, with personal data masked."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

_LONG_NUMBER = re.compile(r"\b\d{4,}(?=\d{2}\b)")
_MAIL = re.compile(r"[\w.+-]+@")


def mask(text: str) -> str:
    """Numbers of six digits or more keep their last two, mail addresses their domain."""
    return _MAIL.sub("***@", _LONG_NUMBER.sub("****", text))


def _masked(logger: object, name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for key, value in event.items():
        if isinstance(value, str) and key not in ("timestamp", "level", "actor", "request"):
            event[key] = mask(value)
    return event


def configure(level: int = logging.INFO) -> None:
    """Set up structlog for this process."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _masked,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        # Looked up at each line: whoever has redirected the errors of this process gets the logs, too.
        logger_factory=lambda *names: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )
