"""Writes docs/checker.md: the rules that a diagram must keep, read from the files of the rules.

``--check`` writes nothing and exits 1 when the page is not up to date.
"""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
RULES = ROOT / "processes" / "checks" / "rules"
PAGE = ROOT / "docs" / "checker.md"
ORDER = ("error", "warning", "hint")
HEAD = """# What the checker asks of a diagram

`motcua check FILE…` asks every rule below about a diagram; `motcua publish` and `make run` ask them before
putting one in force. Each finding names file, line and element, what is wrong, how to mend it, and its rule.

* An **error** keeps the diagram from being put in force.
* A **warning** is probably a mistake.
* A **hint** is advice.

One file per rule in `processes/checks/rules`; a file that cannot be read at all, or cannot be expanded, is
told by the reader itself. Beside each rule stand two diagrams to open in an editor: one in which it finds
something, and one with which nothing is wrong. Written by `make docs`.

| rule | why | finds | as | examples |
|---|---|---|---|---|
"""
SEVERITY_AT = {"Finding": 3, "about": 4, "about_file": 4}
"""What makes a finding, and which of its arguments is the severity."""
EXAMPLES = "../processes/checks/rules"


def severities(tree: ast.Module) -> str:
    """The severities of the findings a rule makes, worst first."""
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and ast.unparse(n.func) in SEVERITY_AT]
    found = {severity for call in calls for severity in said(call, tree)}
    return ", ".join(severity for severity in ORDER if severity in found)


def said(call: ast.Call, tree: ast.Module) -> set[str]:
    """The severities named in one finding; all of its file where a variable stands for it, else an error."""
    at = SEVERITY_AT[ast.unparse(call.func)]
    given = [word.value for word in call.keywords if word.arg == "severity"] + call.args[at : at + 1]
    names = {n.id.lower() for each in given for n in ast.walk(each) if isinstance(n, ast.Name)}
    if names == {"severity"}:
        names = {n.id.lower() for n in ast.walk(tree) if isinstance(n, ast.Name)}
    return names & set(ORDER) or {"error"}


def row(file: Path) -> str:
    """One rule."""
    tree = ast.parse(file.read_text("utf-8"))
    check = next(n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == "check")
    cells = (
        f"`{file.stem}`",
        line(ast.get_docstring(tree)),
        line(ast.get_docstring(check)),
        severities(tree),
        f"[bad]({EXAMPLES}/{file.stem}.bad.bpmn), [good]({EXAMPLES}/{file.stem}.good.bpmn)",
    )
    return f"| {' | '.join(cells)} |\n"


def line(docstring: str | None) -> str:
    """The first paragraph on one line, fit for a cell."""
    return " ".join((docstring or "").split("\n\n")[0].split()).replace("``", "`").replace("|", "\\|")


def page() -> str:
    """The whole page."""
    return HEAD + "".join(row(file) for file in sorted(RULES.glob("[!_]*.py")))


def main(check: bool) -> int:
    """Write the page, or compare it; returns the exit code."""
    if not check:
        PAGE.write_text(page(), "utf-8")
    elif not PAGE.exists() or PAGE.read_text("utf-8") != page():
        print("docs/checker.md is not up to date: run  make docs", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
