"""Makes small decision tables (DMN) for tests, and what names them in diagrams."""

from html import escape

DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/"


def dmn(*decisions: str, name: str = "made") -> str:
    """A DMN file."""
    inside = "".join(decisions)
    return f'<definitions xmlns="{DMN}" id="{name}" name="{name}" namespace="test">{inside}</definitions>'


def table(
    name: str,
    inputs: tuple[str, ...],
    outputs: tuple[str, ...],
    *rules: str,
    label: str = "",
    hit: str = "UNIQUE",
    needs: tuple[str, ...] = (),
) -> str:
    """A decision by table; a rule is its cells, separated by bars: ``"< 5 | 10000"``. ``needs`` are decisions."""
    required = "".join(
        f'<informationRequirement id="{name}_{other}"><requiredDecision href="#{other}"/>'
        "</informationRequirement>"
        for other in needs
    )
    asked = "".join(
        f'<input id="{name}_i{n}"><inputExpression id="{name}_e{n}"><text>{escape(text)}</text>'
        "</inputExpression></input>"
        for n, text in enumerate(inputs)
    )
    given = "".join(f'<output id="{name}_o{n}" name="{output}"/>' for n, output in enumerate(outputs))
    rows = "".join(_rule(f"{name}_r{n}", rule, len(inputs)) for n, rule in enumerate(rules))
    return (
        f'<decision id="{name}" name="{label or name}"><variable id="{name}_v" name="{name}"/>{required}'
        f'<decisionTable id="{name}_t" hitPolicy="{hit}">{asked}{given}{rows}</decisionTable></decision>'
    )


def _rule(name: str, rule: str, inputs: int) -> str:
    entries = "".join(
        _entry("inputEntry" if number < inputs else "outputEntry", f"{name}_{number}", cell.strip())
        for number, cell in enumerate(rule.split("|"))
    )
    return f'<rule id="{name}">{entries}</rule>'


def _entry(tag: str, name: str, cell: str) -> str:
    return f'<{tag} id="{name}"><text>{escape(cell, quote=False)}</text></{tag}>'


def carried(name: str, text: str) -> str:
    """A file inside a diagram."""
    return f'<motcua:decision id="{name}"><![CDATA[{text}]]></motcua:decision>'


def deciding(node: str, decision: str, **inputs: str) -> str:
    """A business rule task."""
    given = "".join(f'<motcua:input name="{key}" value="{escape(value)}"/>' for key, value in inputs.items())
    return (
        f'<bpmn:businessRuleTask id="{node}" name="Xếp loại {node}"><bpmn:extensionElements>'
        f'<motcua:decide decision="{decision}" nameEn="Sort {node}">{given}</motcua:decide>'
        "</bpmn:extensionElements></bpmn:businessRuleTask>"
    )
