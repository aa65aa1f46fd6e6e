"""Writes docs/requirements.md: which test shows which requirement, read from the marks of the tests.

A test names what it shows with ``@pytest.mark.shows("C-29", …)``; the titles stand in
``tests/data/requirements.json``. ``--check`` writes nothing and exits 1 when the page is not up to date.
"""

import ast
import json
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
TITLES = ROOT / "tests" / "data" / "requirements.json"
PAGE = ROOT / "docs" / "requirements.md"
AREAS = {
    "C": "Citizens and organisations",
    "R": "The one-stop officer",
    "P": "The specialist",
    "L": "The leader",
    "V": "The clerk",
    "K": "Lead and coordinating agencies",
    "A": "The archivist",
    "D": "Post, payment, notification",
    "X": "The portal and its administration",
}
HEAD = """# Requirements

The numbers are those of the guides this product was made from; a title is only a reminder. A requirement is
**shown** when at least one test is marked with it, otherwise it is **open**; a mark may stand for a part
of what the guide asks. Written by `make docs`.
"""

Shown = dict[str, list[str]]


def titles() -> dict[str, str]:
    """The title of every requirement, in the order of the page."""
    found: dict[str, str] = json.loads(TITLES.read_text("utf-8"))
    return found


def shown_by_tests(folder: Path = ROOT / "tests") -> Shown:
    """Requirement → tests (``file::test``) that show it; no test is imported."""
    shown: Shown = {}
    for file in sorted(folder.rglob("test_*.py")):
        for test, number in marks(ast.parse(file.read_text("utf-8"))):
            tests = shown.setdefault(number, [])
            name = f"{file.relative_to(folder.parent).as_posix()}::{test}"
            if name not in tests:
                tests.append(name)
    return shown


def marks(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Pairs of test and number: of functions, of classes for each of their tests, and of a whole file."""
    of_file = [number for node in tree.body for number in file_marks(node)]
    yield from tests_in(tree.body, of_file, "")


def tests_in(body: list[ast.stmt], inherited: list[str], prefix: str) -> Iterator[tuple[str, str]]:
    """The marked tests among these statements; a class hands its marks down."""
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield from tests_in(
                node.body, inherited + numbers_of(node.decorator_list), f"{prefix}{node.name}::"
            )
        elif isinstance(node, ast.FunctionDef) and node.name.startswith("test"):
            for number in inherited + numbers_of(node.decorator_list):
                yield prefix + node.name, number


def file_marks(node: ast.stmt) -> list[str]:
    """The numbers of ``pytestmark = …``."""
    if not isinstance(node, ast.Assign) or [ast.unparse(target) for target in node.targets] != ["pytestmark"]:
        return []
    value = node.value
    return numbers_of(list(value.elts) if isinstance(value, ast.List | ast.Tuple) else [value])


def numbers_of(expressions: list[ast.expr]) -> list[str]:
    """The numbers given to ``pytest.mark.shows``; anything but a plain text is refused."""
    calls = [each for each in expressions if isinstance(each, ast.Call)]
    shows = [call for call in calls if ast.unparse(call.func) in ("pytest.mark.shows", "mark.shows")]
    return [ast.literal_eval(argument) for call in shows for argument in call.args]


def page(names: dict[str, str], shown: Shown) -> str:
    """The whole page."""
    count = sum(number in shown for number in names)
    lines = [HEAD, f"**{count} shown · {len(names) - count} open · {len(names)} in all**", ""]
    lines += ["| area | shown | of |", "|---|---:|---:|"]
    for letter, area in AREAS.items():
        own = [number for number in names if number.startswith(letter)]
        lines.append(f"| {area} | {sum(number in shown for number in own)} | {len(own)} |")
    for letter, area in AREAS.items():
        lines += ["", f"## {area}", "", "| number | what | shown by |", "|---|---|---|"]
        lines += [row(n, names[n], shown.get(n, [])) for n in names if n.startswith(letter)]
    return "\n".join(lines) + "\n"


def row(number: str, title: str, tests: list[str]) -> str:
    """One requirement."""
    return f"| {number} | {title} | {'<br>'.join(f'`{test}`' for test in tests) or 'open'} |"


def unknown(names: dict[str, str], shown: Shown) -> list[str]:
    """Sentences about tests that name a requirement nobody has."""
    return [f"{test} shows {number}, which is no requirement" for number in shown for test in shown[number]
            if number not in names]  # fmt: skip


def main(check: bool) -> int:
    """Write the page, or compare it; returns the exit code."""
    names, shown = titles(), shown_by_tests()
    if wrong := unknown(names, shown):
        print("\n".join(wrong), file=sys.stderr)
        return 1
    text = page(names, shown)
    if not check:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(text, "utf-8")
    elif not PAGE.exists() or PAGE.read_text("utf-8") != text:
        print("docs/requirements.md is not up to date: run  make docs", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
