"""What every test shares: a clock that stands still until it is moved, and an app on a fresh database."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from standing_clock import Clock

# The same examples every time, so that a red run can be repeated; HYPOTHESIS=explore looks for new ones.
settings.register_profile("repeat", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS", "repeat"))

ROOT = Path(__file__).parent.parent


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
