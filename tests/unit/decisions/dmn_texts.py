"""DMN files for tests, written in a line or two."""

from xml.sax.saxutils import escape

DMN_13 = "https://www.omg.org/spec/DMN/20191111/MODEL/"


def said(text: str) -> str:
    return f"<text>{escape(text)}</text>"


def file(*parts: str, namespace: str = DMN_13, more: str = "") -> bytes:
    """A DMN file of these elements."""
    head = f'<definitions xmlns="{namespace}" id="d" name="d" namespace="n"{more}>'
    return (head + "".join(parts) + "</definitions>").encode()


def given(name: str, kind: str = "") -> str:
    """An inputData element; its id is its name with _ for blanks."""
    ref = f' typeRef="{kind}"' if kind else ""
    return f'<inputData id="in_{name.replace(" ", "_")}" name="{name}"><variable name="{name}"{ref}/></inputData>'


def column(text: str, kind: str = "", values: str = "") -> str:
    """An input of a table; its label is its text."""
    ref = f' typeRef="{kind}"' if kind else ""
    allowed = f"<inputValues>{said(values)}</inputValues>" if values else ""
    return f"<input><inputExpression{ref}>{said(text)}</inputExpression>{allowed}</input>"


def result(name: str = "", kind: str = "", values: str = "", default: str = "") -> str:
    """An output of a table."""
    ref = f' typeRef="{kind}"' if kind else ""
    allowed = f"<outputValues>{said(values)}</outputValues>" if values else ""
    otherwise = f"<defaultOutputEntry>{said(default)}</defaultOutputEntry>" if default else ""
    return f'<output name="{name}"{ref}>{allowed}{otherwise}</output>'


def row(line: str) -> str:
    """A rule: "tests ; tests : result ; result"."""
    tests, _, results = line.partition(" : ")
    cells = "".join(f"<inputEntry>{said(cell)}</inputEntry>" for cell in tests.split(" ; ") if cell)
    return (
        "<rule>"
        + cells
        + "".join(f"<outputEntry>{said(cell.strip())}</outputEntry>" for cell in results.split(" ; "))
        + "</rule>"
    )


def table(*parts: str, policy: str = "UNIQUE", aggregation: str = "") -> str:
    """A table of columns, results and rows (lines without a tag)."""
    more = f' aggregation="{aggregation}"' if aggregation else ""
    inside = "".join(part if part.startswith(("<input", "<output")) else row(part) for part in parts)
    return f'<decisionTable hitPolicy="{policy}"{more}>{inside}</decisionTable>'


def literal(text: str) -> str:
    """One expression."""
    return f"<literalExpression>{said(text)}</literalExpression>"


def decision(logic: str, name: str = "fee", *needs: str, kind: str = "") -> str:
    """A decision; its id is its name with _ for blanks, ``needs`` are ids of decisions."""
    required = "".join(
        f'<informationRequirement><requiredDecision href="#{each}"/></informationRequirement>'
        for each in needs
    )
    ref = f' typeRef="{kind}"' if kind else ""
    return (
        f'<decision id="{name.replace(" ", "_")}" name="{name}"><variable name="{name}"{ref}/>'
        f"{required}{logic}</decision>"
    )


def one_table(*parts: str, policy: str = "UNIQUE", aggregation: str = "") -> bytes:
    """A file with one decision, ``fee``, that is a table."""
    return file(decision(table(*parts, policy=policy, aggregation=aggregation)))
