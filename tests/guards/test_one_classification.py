"""Early, on its day, late: one place says so, and no page, slip, report or export compares dates on its own."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
FOLDERS = ("app", "processes", "workers")
ENDS = {"finished_at", "returned_at"}
DATES = {"due_current", "due_legal", "due_original"}
ORDER = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
CLASSIFY = {"app/queries/standing_then.py"}
"""Says in SQL what ``how_it_stands`` says; a test compares both."""
ELSE = {"app/queries/inbox.py"}
"""Narrows a list by a day that a person asked for."""


def names(node):
    """Every name and attribute in an expression, and what columns are called."""
    for child in ast.walk(node):
        if isinstance(child, ast.Name):
            yield child.id
        elif isinstance(child, ast.Attribute):
            yield child.attr


def comparisons(tree):
    """The sides of every comparison by order."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(isinstance(operator, ORDER) for operator in node.ops):
            yield node, [set(names(side)) for side in (node.left, *node.comparators)]


def is_end(side):
    return bool(side & ENDS)


def is_date(side):
    return any(name in DATES or name == "due" or name.startswith("due_") for name in side)


def own_classifications(source, a_page):
    """Comparisons of an end with a due date; on pages, of anything with the due dates of a dossier."""
    for node, sides in comparisons(ast.parse(source)):
        of_an_end = any(map(is_end, sides)) and any(map(is_date, sides))
        if of_an_end or (a_page and any(side & DATES for side in sides)):
            yield ast.unparse(node)


def files():
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if "node_modules" not in path.parts and name not in CLASSIFY | ELSE:
                yield name, path


def test_nothing_else_classifies():
    found = {
        name: lines
        for name, path in files()
        if (lines := list(own_classifications(path.read_text("utf-8"), name.startswith("app/"))))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("line", "a_page"),
    [
        ("late = dossier.finished_at > dossier.due_current", False),
        ("query.where(dossier.c.finished_at <= dossier.c.due_original)", False),
        ("x = due < one.finished_at.date()", False),
        ("x = case.world.now > dossier.due_current", True),
    ],
)
def test_one_that_does_is_found(line, a_page):
    assert len(list(own_classifications(line, a_page))) == 1


@pytest.mark.parametrize("line", ["x = a.finished_at is None", "x = a.finished_at <= at", "x = now > due"])
def test_other_comparisons_are_left_alone(line):
    assert list(own_classifications(line, a_page=True)) == []


def test_templates_compare_no_dates_by_order():
    found = [
        path.name
        for path in (ROOT / "app" / "templates").rglob("*.*")
        for line in path.read_text("utf-8").splitlines()
        if any(f"{name} {sign}" in line for name in (*ENDS, *DATES) for sign in "<>")
    ]
    assert found == []
