"""A procedure goes to another installation and is the same there; what differs there is said."""

import json
import zipfile
from io import BytesIO

import pytest
from click.testing import CliRunner
from decision_tables import dmn, table
from desk import Desk
from diagram_maker import procedure
from drawing_desk import approved, kept, noted
from sqlalchemy import select

from app.archives import BundleRefused
from app.cli.export import export
from app.cli.import_ import import_
from app.diagrams import Parts, check_source, errors_of, expand_source, put_in_force, shared_parts
from app.exports import export_numbered, export_version
from app.imports import Casting, ImportReport, as_drawing, read_export, report_of
from app.reviews import draw_on, findings_of, tables_of
from app.services import services
from processes.actions.drafting import create_draft
from processes.domain.access import SYSTEM
from processes.domain.drafting import DiagramDraft
from processes.domain.errors import NotAllowed, NotFound
from processes.domain.organisation import ProcedureRecord, ProcedureVersion
from processes.engine.diagram import read_facts

SHOP = "1.001612"
TABLES = dmn(table("size", ("dossier.rounds",), ("size",), '< 2 | "small"', '>= 2 | "big"'))
USING = procedure("9.000001").replace(
    b"</motcua:profile>", b'</motcua:profile><motcua:useDecision id="tables" from="phi"/>', 1
)

WORDS_OF_NOBODY = (
    {"code": "\ud800"},
    {"name": "a\0b"},
    {"steps": ["\ud800"]},
    {"name": "n" * 5000},
    {"roles": ["\0"]},
)
"""What no name is, and what neither a page nor a database could take."""


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def parts(app):
    return shared_parts(services(app).settings.models)


def version_in_force(desk, code=SHOP):
    with desk.transactions.read() as session:
        return session.get(ProcedureVersion, session.get(ProcedureRecord, code).version_id)


def other_words(parts):
    """The block ``issue`` with other words at its task."""
    return parts.blocks["issue"].replace(b'id="issue_result" name="', b'id="issue_result" name="N')


def repacked(content, **changed):
    """The zip with other contents; None leaves one out."""
    held = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            inside = changed.get(name.replace("/", "_").replace(".", "_"), old.read(name))
            if inside is not None:
                new.writestr(name, inside)
    return held.getvalue()


@pytest.mark.parametrize("code", ["1.001612", "2.000815", "withdraw"])
def test_exported_here_and_imported_there_it_is_the_same(desk, parts, code):
    content = export_numbered(services(desk.app), code)
    assert content == export_numbered(services(desk.app), code)
    exported = read_export(content)
    assert (exported.manifest.code, exported.manifest.whole) == (code, True)
    version = version_in_force(desk, code)
    for casting in (Casting(), Casting(expanded=True)):
        drawing = as_drawing(exported, casting)
        assert report_of(exported, casting, parts) == ImportReport(same=True)
        draft = desk.perform(create_draft, desk.actor("tam"), drawing)
        assert (draft.procedure_code, draft.based_on) == (code, version.id)
        again = expand_source(draft.source, services(desk.app).settings.models, tables_of(draft))
        assert again.sha256 == version.sha256
        assert errors_of(findings_of(services(desk.app), draft)) == ()


def test_its_tables_travel_with_it(desk, parts):
    at_hand = services(desk.app)
    version = put_in_force(at_hand, SYSTEM, USING, decisions={"phi": TABLES.encode()})
    exported = read_export(export_version(version, parts))
    drawing = as_drawing(exported, Casting())
    assert set(drawing.decisions) == {"phi"}
    tables = {name: text.encode() for name, text in drawing.decisions.items()}
    assert expand_source(drawing.source, at_hand.settings.models, tables).sha256 == version.sha256
    draft = draw_on(at_hand, desk.actor("tam"), version.id)
    assert draft.decisions == drawing.decisions
    with pytest.raises(NotFound):
        draw_on(at_hand, desk.actor("tam"), "nothing")


def test_a_table_that_is_shared_here_is_not_brought_along(desk, monkeypatch):
    at_hand = services(desk.app)
    version = put_in_force(at_hand, SYSTEM, USING, decisions={"phi": TABLES.encode()})
    here = shared_parts(at_hand.settings.models)
    shared = Parts(here.blocks, here.library, {"phi": b"<!-- -->" + TABLES.encode()})
    monkeypatch.setattr("app.reviews.shared_parts", lambda models: shared)
    assert draw_on(at_hand, desk.actor("tam"), version.id).decisions == {}


def test_other_blocks_here_are_reported_and_the_expanded_diagram_is_the_way_out(desk, parts):
    exported = read_export(export_numbered(services(desk.app), SHOP))
    blocks = {**parts.blocks, "issue": other_words(parts)}
    del blocks["approval"]
    here = Parts(blocks, {}, parts.decisions)
    report = report_of(exported, Casting(), here)
    assert (report.same, report.missing) == (False, (("block", "approval"),))
    assert ("block", "issue") in report.differing
    assert report_of(exported, Casting(expanded=True), here) == ImportReport(same=True)


def test_an_export_whose_blocks_changed_since_is_complete_all_the_same(desk, parts):
    version = version_in_force(desk)
    changed = {**parts.blocks, "issue": other_words(parts)}
    exported = read_export(export_version(version, Parts(changed, parts.library, parts.decisions)))
    assert (exported.manifest.whole, exported.blocks, exported.forms) == (False, {}, {})
    assert report_of(exported, Casting(expanded=True), parts).same


def test_roles_and_slots_are_those_of_the_place_it_comes_to(desk, parts):
    exported = read_export(export_numbered(services(desk.app), SHOP))
    casting = Casting({"specialist": "coordinating"}, {"competent": "economy"})
    source = as_drawing(exported, casting).source
    lanes = {task.id: (task.lane.slot, task.lane.role) for task in read_facts(source).tasks.values()}
    assert lanes["appraise"] == ("economy", "coordinating")
    report = report_of(exported, casting, parts)
    assert (report.same, report.blocks_kept) == (False, ("competent",))
    whole = as_drawing(exported, Casting(casting.roles, casting.slots, True)).source
    slots = {task.lane.slot for task in read_facts(whole).tasks.values() if task.lane.role != "applicant"}
    assert slots == {"economy", "receiving"}
    assert errors_of(check_source(whole, services(desk.app).settings.models)) == ()
    for wrong in (Casting({"pilot": "leader"}), Casting({"applicant": "leader"}), Casting({"leader": "king"}), Casting({}, {"x": "y"})):  # fmt: skip
        with pytest.raises(BundleRefused):
            as_drawing(exported, wrong)


def test_what_is_no_export_is_refused(desk):
    content = export_numbered(services(desk.app), SHOP)
    manifest = json.loads(zipfile.ZipFile(BytesIO(content)).read("manifest.json"))
    for change in (
        {"manifest_json": None},
        {"manifest_json": b"[]"},
        {"manifest_json": b"\xff"},
        {"manifest_json": json.dumps(manifest | {"edition": 2})},
        {"manifest_json": json.dumps(manifest | {"number": "1"})},
        {"manifest_json": json.dumps(manifest | {"more": 1})},
        *({"manifest_json": json.dumps(manifest | wrong)} for wrong in WORDS_OF_NOBODY),
        {"expanded_bpmn": b"<a/>"},
        {"diagram_bpmn": None},
    ):
        with pytest.raises(BundleRefused):
            read_export(repacked(content, **change))
    exported = read_export(repacked(content, diagram_bpmn=b"no diagram"))
    with pytest.raises(BundleRefused):
        as_drawing(exported, Casting())


def test_a_step_that_nobody_knows_here_is_an_error(desk, monkeypatch):
    exported = read_export(export_numbered(services(desk.app), SHOP))
    monkeypatch.setattr("processes.checks.dependencies.step_names", lambda: frozenset())
    with pytest.raises(BundleRefused) as refused:
        as_drawing(exported, Casting())
    assert refused.value.text.values == {"steps": "record"}


def test_by_the_commands(desk, app, tmp_path, monkeypatch):
    for command in ("export", "import_"):
        monkeypatch.setattr(f"app.cli.{command}.app_for_commands", lambda: app)
    file = tmp_path / "out.zip"

    def run(command, *words, code=0):
        result = CliRunner().invoke(command, [str(word) for word in words])
        assert (result.exit_code, type(result.exception)) in ((code, type(None)), (code, SystemExit)), result
        return result.output

    assert str(file) in run(export, SHOP, "-o", file)
    assert "the same diagram" in run(import_, file, "--as", "tam", "--report")
    assert "There is no officer nobody" in run(import_, file, "--as", "nobody", code=2)
    assert "THERE=HERE" in run(import_, file, "--as", "tam", "--role", "specialist", code=2)
    said = run(import_, file, "--as", "tam", "--role", "specialist=coordinating")
    assert "not the same diagram" in said
    made = kept(desk, DiagramDraft, said.split("/ban-ve/")[1].strip())
    assert b'role="coordinating"' in made.source
    assert noted(desk)[0].action == "begin_drawing"
    with pytest.raises(NotAllowed):
        CliRunner().invoke(import_, [str(file), "--as", "bao"], catch_exceptions=False)
    assert "is there already" in run(export, SHOP, "-o", file, code=1)
    assert "no such version" in run(export, "9.9", "-o", tmp_path / "x", code=1)
    assert "cannot be written" in run(export, SHOP, "-o", tmp_path / "nowhere" / "x", code=1)


def test_a_version_of_before_travels_by_its_number(desk, parts):
    first = version_in_force(desk)
    changed = first.source.replace("bất kỳ xã, phường nào".encode(), "xã, phường nào".encode())
    second = approved(desk, changed)
    numbers = [
        read_export(export_numbered(services(desk.app), SHOP, n)).manifest.number for n in (1, 2, None)
    ]
    assert numbers == [first.number, second.number, second.number]
    with desk.transactions.read() as session:
        assert len(session.scalars(select(ProcedureVersion).filter_by(procedure_code=SHOP)).all()) == 2
