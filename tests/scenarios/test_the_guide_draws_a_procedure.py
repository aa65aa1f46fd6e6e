"""The guide to drawing a procedure, done word by word in both languages: its edits, commands and dossier."""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from civil_status import COPY, FOUND, PRINTED, REQUEST, Registry
from click.testing import CliRunner

from app.cli.main import motcua
from app.services import services

ROOT = Path(__file__).parents[2]
ENGLISH = (ROOT / "docs" / "draw-a-procedure.md").read_text("utf-8")
VIETNAMESE = (ROOT / "docs" / "vi" / "huong-dan-ve-quy-trinh.md").read_text("utf-8")
GUIDES = pytest.mark.parametrize("guide", [ENGLISH, VIETNAMESE], ids=["English", "Vietnamese"])
CODE = "9.000001"
EDIT = re.compile(r"^\| `(.+)` \| `(.+)` \| (\d+) \|$", re.MULTILINE)
COMMAND = re.compile(r"^    ((?:cp|\.venv/bin/motcua) .+)$", re.MULTILINE)
BEFORE = '    {\n      "type": "textfield",\n      "id": "Field_purpose",'


def edits(guide: str) -> list[tuple[str, str, int]]:
    """What to find, what to write, and in how many places."""
    return [(find, write, int(places)) for find, write, places in EDIT.findall(guide)]


def edit(file: Path, changes: list[tuple[str, str, int]]) -> None:
    text = file.read_text("utf-8")
    for find, write, places in changes:
        assert text.count(find) == places, find
        text = text.replace(find, write)
    file.write_text(text, "utf-8")


def add_the_question(file: Path, guide: str) -> None:
    """The question of the guide, before the purpose."""
    (block,) = re.findall(r"```json\n(.+?)```", guide, re.DOTALL)
    question = json.loads(block)
    edit(file, [(BEFORE, f"    {json.dumps(question, ensure_ascii=False)},\n{BEFORE}", 1)])


@pytest.fixture
def run(app, tmp_path, monkeypatch):
    """Run a command of the guide where its files are; ``code`` is what it exits with."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "bpmn_models").symlink_to(ROOT / "bpmn_models")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("MOTCUA_VAR", str(services(app).settings.var))
    monkeypatch.setenv("MOTCUA_MODELS", str(ROOT / "bpmn_models"))
    monkeypatch.delenv("DATABASE_URL", raising=False)

    def invoke(command: str, code: int = 0) -> str:
        name, *words = shlex.split(command)
        if name == "cp":
            return str(shutil.copy(*words))
        result = CliRunner().invoke(motcua, words)
        assert result.exit_code == code, result.output
        return result.output.strip()

    return invoke


def returned(desk: Registry, dossier_id: str) -> str:
    """Section 7: from the search to the applicant. The status in the end."""
    desk.complete("ha", dossier_id, "search", "found", FOUND)
    desk.complete("ha", dossier_id, "draft", "drafted", COPY)
    desk.complete("nhung", dossier_id, "confirm_draft", "agree")
    desk.upload_result("ha", dossier_id, "print")
    desk.complete("ha", dossier_id, "print", "printed", PRINTED)
    desk.complete("thinh", dossier_id, "approval__approve", "agree")
    desk.complete("mai", dossier_id, "return_result__confirm", "confirm")
    return str(desk.dossier(dossier_id).status)


def number(desk: Registry, dossier_id: str) -> int:
    with desk.transactions.read() as session:
        return desk.transactions.versions.take(session, desk.dossier(dossier_id).version_id).number


def test_both_languages_do_the_same():
    assert edits(ENGLISH) == edits(VIETNAMESE)
    assert COMMAND.findall(ENGLISH) == COMMAND.findall(VIETNAMESE)
    blocks = [re.findall(r"```json.+?```", guide, re.DOTALL) for guide in (ENGLISH, VIETNAMESE)]
    assert blocks[0] == blocks[1]
    assert (len(edits(ENGLISH)), len(COMMAND.findall(ENGLISH))) == (15, 8)


@pytest.mark.sqlite
@GUIDES
def test_from_a_copy_to_a_dossier_returned(app, clock, run, guide):
    clock.at("2026-11-16 08:00")
    desk, file = Registry(app, clock), Path(f"{CODE}.bpmn")
    copy, try_out, check, compare, publish, check_again, publish_again, export = COMMAND.findall(guide)

    run(copy)
    edit(file, edits(guide)[:-3])
    add_the_question(file, guide)
    assert run(try_out) == "true"
    assert run(check) == ""
    assert '"Field_recipient"' in file.read_text("utf-8")
    assert "recipient" in run(compare)

    whole = file.read_text("utf-8")
    edit(file, [('move="submit_for_approval"', 'move="approve"', 1)])
    assert "(moves_legal)" in run(check, code=1)
    file.write_text(whole, "utf-8")

    assert run(publish) == f"{CODE}.bpmn: {CODE} version 1 is in force"
    asked = {**REQUEST["event"], "recipient": ["Trường Tiểu học Tân Hòa Đông"]}
    first = desk.taken_in(CODE, "2026-11-16 09:00", event=asked)
    assert desk.charged(first) == {"copies": 5000}

    edit(file, edits(guide)[-3:])
    assert run(check_again) == ""
    assert run(publish_again) == f"{CODE}.bpmn: {CODE} version 2 is in force"
    second = desk.taken_in(CODE, "2026-11-16 09:10", event=asked)
    assert desk.charged(second) == {"copies": 6000}

    assert [returned(desk, one) for one in (first, second)] == ["returned", "returned"]
    assert [number(desk, one) for one in (first, second)] == [1, 2]
    run(export)
    assert Path(f"{CODE}.zip").exists()


@pytest.mark.sqlite
@GUIDES
def test_the_pages_it_names_exist(app, guide):
    known = {rule.rule.rstrip("/") for rule in app.url_map.iter_rules()}
    named = set(re.findall(r"`(/(?:thiet-ke|quan-tri)[a-z/-]*)`", guide))
    assert len(named) == 5
    assert named - known == set()
