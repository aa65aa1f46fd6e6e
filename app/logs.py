"""Logs: one JSON object a line, without local variables, with personal data masked."""

import contextlib
import logging
import re
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any

import structlog

_OURS = r"\b(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=[0-9a-f]*[a-f])[0-9a-f]{32,64})\b"
"""Identifiers and hashes of our own making: they name rows, not people."""
_MAIL = r"[^\s@<>\"'(),;:\[\]]+@"
_PHONE = r"(?<!\d)(?:\+?84|0)(?:[ .\-]?\d){8,10}(?!\d)"
_GROUPED = r"(?<!\d)\d{3}(?:[ .\-]\d{3}){2,3}(?!\d)"
_LONG = r"\d{7,}"
_PERSONAL = re.compile(rf"(?P<ours>{_OURS})|(?P<mail>{_MAIL})|(?P<number>{_PHONE}|{_GROUPED}|{_LONG})")
UNMASKED = ("timestamp", "level")


def mask(text: str) -> str:
    """Numbers of seven digits or more and telephones keep two digits, mail addresses their domain."""
    return _PERSONAL.sub(_covered, text)


def _covered(found: re.Match[str]) -> str:
    if found["ours"]:
        return found["ours"]
    return "***@" if found["mail"] else "****" + found["number"][-2:]


def masked(value: Any) -> Any:
    """A logged value with personal data masked: texts, numbers and whatever holds them."""
    if value is None or isinstance(value, bool | float):
        return value
    if isinstance(value, int):
        return value if abs(value) < 10**6 else mask(str(value))
    if isinstance(value, Mapping):
        return {mask(str(name)): masked(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [masked(inner) for inner in value]
    return mask(value if isinstance(value, str) else repr(value))


def _mask_event(logger: object, name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {key: value if key in UNMASKED else masked(value) for key, value in event.items()}


class ErrorStream:
    """Writes lines to the errors of this process. A full disk behind them must not break what is logged."""

    def msg(self, line: str) -> None:
        """Write one line. Looked up at each: whoever has redirected the errors gets the logs, too."""
        with contextlib.suppress(OSError, ValueError):
            print(line, file=sys.stderr, flush=True)  # noqa: T201

    debug = info = warning = warn = error = critical = exception = log = failure = fatal = msg


class Foreign(logging.Handler):
    """What libraries log, in the same form as our own lines."""

    def emit(self, record: logging.LogRecord) -> None:
        """Hand the record on."""
        logger = structlog.get_logger(record.name)
        logger.log(record.levelno, record.getMessage(), library=record.name, exc_info=record.exc_info)


def configure(level: int = logging.INFO) -> None:
    """Set up the logs of this process, those of libraries from warnings on."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _mask_event,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=lambda *names: ErrorStream(),
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()
    if not any(isinstance(handler, Foreign) for handler in root.handlers):
        root.addHandler(Foreign(logging.WARNING))
