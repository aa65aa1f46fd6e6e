"""What every test shares: a clock that stands still until it is moved, and an app on a fresh database."""

import os
import shutil
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings

# The same examples every time, so that a red run can be repeated; HYPOTHESIS=explore looks for new ones.
settings.register_profile("repeat", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS", "repeat"))

VN = ZoneInfo("Asia/Ho_Chi_Minh")
ROOT = Path(__file__).parent.parent


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


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """A folder with a migrated database, the demo commune and every diagram in force; made once."""
    from installation import build_template

    return build_template(tmp_path_factory.mktemp("template"), Clock())


@pytest.fixture
def app(template, tmp_path, clock):
    """An app of its own: a copy of the template's database, files beside it, the test's clock."""
    from app.web.factory import create_app

    var = tmp_path / "var"
    shutil.copytree(template.var, var)
    settings = replace(template, var=var)
    made = create_app(settings, clock)
    with made.app_context():
        yield made
