"""What is written keeps up with what is built: requirements, settings, packages, links, pictures."""

import ast
import json
import re
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

from app import settings

ROOT = Path(__file__).parent.parent.parent
IMAGES = ROOT / "docs" / "images"
PAGES = sorted([*ROOT.glob("README.md"), *ROOT.glob("*/README.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)\)")
ROW = re.compile(r"^\| `([^`]+)` \| ([^|]*) \|", re.MULTILINE)
MADE = {"SECRET_KEY", "PAYMENT_SECRET"}
"""Their default in the source is nothing; then they are made."""


def links(page):
    """Pairs of "is a picture" and target, without what is quoted as code."""
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    return [(mark == "!", target) for mark, target in LINK.findall(text)]


def anchors(page):
    """The anchors of the headings of a page, as GitHub and others make them."""
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def environment_names():
    """Name and default of everything ``app.settings`` takes from the environment."""
    tree = ast.parse((ROOT / "app" / "settings.py").read_text("utf-8"))
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and ast.unparse(n.func) == "env.get"]
    return {call.args[0].value: default_of(call) for call in calls}


def default_of(call):
    """The default in ``env.get(name, default)``; None where it is made or computed."""
    given = call.args[1] if len(call.args) > 1 else None
    if isinstance(given, ast.Name):
        return getattr(settings, given.id)
    return given.value if isinstance(given, ast.Constant) else None


@pytest.mark.parametrize("writer", ["requirements_table.py", "checker_table.py", "routes_table.py"])
def test_written_pages_are_up_to_date(writer):
    command = [sys.executable, f"tests/{writer}", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_every_requirement_has_a_title():
    titles = json.loads((ROOT / "tests" / "data" / "requirements.json").read_text("utf-8"))
    assert len(titles) == 97
    assert all(re.fullmatch(r"[ACDKLPRVX]-\d\d", number) and title for number, title in titles.items())


def test_every_setting_is_documented_with_its_default():
    rows = dict(ROW.findall((ROOT / "docs" / "settings.md").read_text("utf-8")))
    names = environment_names()
    assert set(rows) == set(names)
    for name, default in names.items():
        said = rows[name].strip()
        if name in MADE:
            assert said == "made once", name
        elif default == "":
            assert said == "empty", name
        elif default is not None:
            assert said == f"`{default}`", name


def test_nothing_else_reads_the_environment():
    sources = [
        path for folder in ("app", "forms", "processes", "workers") for path in (ROOT / folder).rglob("*.py")
    ]
    readers = [
        path.relative_to(ROOT).as_posix()
        for path in sources
        if "node_modules" not in path.parts and re.search(r"os\.(getenv|environ)", path.read_text("utf-8"))
    ]
    # The starter of the two processes hands its own environment down.
    assert readers == ["app/settings.py", "workers/cli.py"]


def test_every_package_has_its_reason():
    setup = ConfigParser()
    setup.read(ROOT / "setup.cfg", "utf-8")
    python = {re.split(r"[<>=]", line)[0] for line in setup["options"]["install_requires"].split()}
    assets = json.loads((ROOT / "app" / "assets" / "package.json").read_text("utf-8"))["dependencies"]
    section = (ROOT / "README.md").read_text("utf-8").split("\n## Dependencies\n")[1].split("\n## ")[0]
    named = [name for cell in re.findall(r"^\| ([^|]+) \|", section, re.MULTILINE)
             for name in re.findall(r"`([^`]+)`", cell)]  # fmt: skip
    assert sorted(named) == sorted({*python, *assets})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_and_pictures_lead_somewhere(page):
    lost = []
    for picture, target in links(page):
        path, _, anchor = target.partition("#")
        if re.match(r"[a-z]+:", path):
            continue
        found = page if not path else (page.parent / path).resolve()
        if picture and found.parent == IMAGES and not IMAGES.exists():
            continue
        if not found.exists() or (anchor and found.suffix == ".md" and anchor not in anchors(found)):
            lost.append(target)
    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_pages_name_no_place_of_somebody_s_machine(page):
    found = re.findall(
        r"(?<![\w.<:/])/(?:work|tmp|home|root|Users|mnt)\b[^\s`)]*|[A-Z]:\\\\", page.read_text("utf-8")
    )
    assert found == []


def test_pictures_are_small_and_all_shown():
    if not IMAGES.exists():
        pytest.skip("make screenshots has not been run")
    pictures = sorted(IMAGES.glob("*.png"))
    shown = {(page.parent / target).resolve() for page in PAGES for picture, target in links(page) if picture}
    assert [path.name for path in pictures if path.stat().st_size > 120_000] == []
    assert [path.name for path in pictures if path not in shown] == []
