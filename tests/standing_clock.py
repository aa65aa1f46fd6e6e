"""The time of a test: it stands still until it is moved."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

VN = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass
class Clock:
    """The time of a test. Friday 13/11/2026, 15:42, as in the story of the pictures."""

    now: datetime = datetime(2026, 11, 13, 15, 42, tzinfo=VN)

    def __call__(self) -> datetime:
        return self.now

    def at(self, text: str) -> datetime:
        """Go to ``YYYY-MM-DD HH:MM`` in Vietnam."""
        self.now = datetime.fromisoformat(text).replace(tzinfo=VN)
        return self.now

    def forward(self, **span: float) -> datetime:
        """Go on by a timedelta's arguments."""
        self.now += timedelta(**span)
        return self.now
