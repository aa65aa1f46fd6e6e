"""Moments that come in addresses."""

from datetime import UTC, datetime


def moment_in(text: str) -> datetime | None:
    """The moment that ``text`` writes, in UTC; None for anything else, and at the ends of the calendar."""
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
