"""The house rules that a program can read: sizes, names, imports, no procedure named in code."""

import ast
import re
import subprocess
import sys
from pathlib import Path
from statistics import quantiles

import pytest

ROOT = Path(__file__).parent.parent.parent
FOLDERS = ("app", "forms", "processes", "workers")
FORBIDDEN = {"utils", "helpers", "common", "manager", "base", "util", "helper", "misc"}
SOURCES = [
    path
    for folder in FOLDERS
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "node_modules" not in path.parts and "versions" not in path.parts
]
TREES = {path: ast.parse(path.read_text("utf-8")) for path in SOURCES}
FUNCTIONS = [
    (path, node)
    for path, tree in TREES.items()
    for node in ast.walk(tree)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
]


def lines(path):
    return len(path.read_text("utf-8").splitlines())


def length(node):
    return node.end_lineno - node.lineno + 1


def percentile(values, share):
    return quantiles(values, n=100)[share - 1]


def test_the_layers_hold():
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-3000:]


def test_files_keep_to_their_budget():
    sizes = [lines(path) for path in SOURCES]
    assert [path for path in SOURCES if lines(path) > 400] == []
    assert percentile(sizes, 50) <= 80
    assert percentile(sizes, 90) <= 200


def test_functions_keep_to_their_budget():
    sizes = [length(node) for _, node in FUNCTIONS]
    assert [f"{path}:{node.name}" for path, node in FUNCTIONS if length(node) > 60] == []
    assert percentile(sizes, 50) <= 8
    assert percentile(sizes, 90) <= 25


def test_names_say_what_things_are_for():
    classes = [
        node.name for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
    ]
    assert [path for path in SOURCES if path.stem in FORBIDDEN] == []
    assert [name for name in classes if re.search(r"(Manager|Helper|Utils?|Base)$", name)] == []


def test_our_own_modules_are_imported_at_the_top():
    inside = [
        f"{path}:{node.name}"
        for path, node in FUNCTIONS
        for child in ast.walk(node)
        if isinstance(child, ast.ImportFrom) and (child.module or "").split(".")[0] in FOLDERS
    ]
    assert inside == []


@pytest.mark.parametrize("folder", ["processes", "forms"])
def test_nothing_below_app_reads_a_clock(folder):
    clocks = re.compile(r"datetime\.now\(|date\.today\(|time\.time\(|uuid4\(|random\.|utcnow")
    found = [
        path
        for path in SOURCES
        if path.is_relative_to(ROOT / folder) and clocks.search(path.read_text("utf-8"))
    ]
    assert found == []


def test_no_source_names_a_procedure():
    """Adding a procedure means adding a diagram, not code."""
    codes = {path.stem for path in (ROOT / "bpmn_models" / "procedures").glob("*.bpmn")}
    named = [path for path in SOURCES if any(code in path.read_text("utf-8") for code in codes)]
    assert named == []


def test_only_the_transaction_commits():
    commits = [
        path
        for path in SOURCES
        if re.search(r"\.commit\(|session\.begin\(", path.read_text("utf-8"))
        and path.name not in ("transaction.py", "env.py")
    ]
    assert commits == []
