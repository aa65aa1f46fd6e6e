"""What every test shares: a clock that stands still until it is moved, and an app on a fresh database.

A test that asks for ``app`` runs on SQLite and on PostgreSQL, a browser test on SQLite only; the marks
``sqlite`` and ``postgresql`` keep one to one of them, and ``--databases sqlite`` does so for a whole run.
"""

import gc
import itertools
import os
import shutil
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import postgres
import pytest
from hypothesis import settings
from quicker import quicken, share_templates
from reused import Reused
from sqlalchemy.engine import make_url
from standing_clock import Clock

# The same examples every time, so that a red run can be repeated; HYPOTHESIS=explore looks for new ones.
settings.register_profile("repeat", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS", "repeat"))

ROOT = Path(__file__).parent.parent
DATABASES = ("sqlite", "postgresql")
numbers = itertools.count(1)
YOUNG = 10_000
"""How many new objects there are before the collector looks at them."""


def pytest_addoption(parser):
    parser.addoption("--databases", default=",".join(DATABASES), help="which of them, with a comma between")


def pytest_generate_tests(metafunc):
    """A test with an app runs once for each database."""
    if "database" in metafunc.fixturenames:
        chosen = metafunc.config.getoption("databases").split(",")
        only = _only(metafunc.definition)
        names = [name for name in DATABASES if name in chosen and only in (name, None)]
        metafunc.parametrize("database", names, indirect=True, scope="session")


def _only(definition):
    """The one database that a test is about; None for both."""
    if "browser" in definition.path.parts:
        return "sqlite"
    return next((name for name in DATABASES if definition.get_closest_marker(name)), None)


def pytest_configure(config):
    postgres.take_named_server()
    config.addinivalue_line("markers", "postgresql: about ways of PostgreSQL alone")


def pytest_collection_finish(session):
    """What has been loaded stays to the end: the collector of garbage need not look at it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])


def pytest_unconfigure(config):
    """The first process ends what the run has started."""
    if not hasattr(config, "workerinput") and getattr(config, "_tmp_path_factory", None):
        postgres.stop(config._tmp_path_factory.getbasetemp())


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory):
    """The folder that every process of this run knows."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def postgres_server(shared_folder):
    """The address of the PostgreSQL server of this run."""
    return postgres.server(shared_folder)


@pytest.fixture(scope="session")
def database(request):
    """Which database the test runs on."""
    return request.param


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """A folder with a migrated database, the demo commune and every diagram in force; made once."""
    from installation import build_template

    quicken()
    return build_template(tmp_path_factory.mktemp("template"), Clock())


@pytest.fixture(scope="session")
def postgres_template(tmp_path_factory, postgres_server):
    """The same on PostgreSQL: one database of each process, copied for each test."""
    from installation import build_template

    quicken()
    name = f"template_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{os.getpid()}"
    with postgres.database(postgres_server, name) as url:
        yield build_template(tmp_path_factory.mktemp("template"), Clock(), url)


@pytest.fixture(scope="session")
def postgres_databases(postgres_server, postgres_template):
    """The database of each test of this process."""
    databases = Reused(postgres_server, make_url(postgres_template.database).database or "")
    yield databases
    databases.close()


@pytest.fixture
def app(database, request, tmp_path, clock):
    """An app of its own: a copy of the template's database, files beside it, the test's clock."""
    from app.persistence.database import db
    from app.web.factory import create_app

    var = tmp_path / "var"
    with ExitStack() as stack:
        if database == "sqlite":
            made_once = request.getfixturevalue("template")
            settings = replace(made_once, var=var)
        else:
            made_once = request.getfixturevalue("postgres_template")
            databases = request.getfixturevalue("postgres_databases")
            url = databases.take(f"test_{os.getpid()}_{next(numbers)}")
            settings = replace(made_once, var=var, database_url=url)
        shutil.copytree(made_once.var, var)
        stack.enter_context(postgres.closing_connections())
        made = create_app(settings, clock)
        share_templates(made)
        with made.app_context():
            stack.callback(db.engine.dispose)
            yield made
