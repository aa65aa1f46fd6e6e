"""The axe rules, brought to every page of a browser that is to be looked at, and what they find."""

from pathlib import Path

AXE = Path(__file__).parents[2] / "app" / "assets" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASKED = {"runOnly": TAGS, "resultTypes": ["violations"]}


def bring_axe(context):
    """Let every page of the browser context have axe at hand; sending it to each page anew takes longer."""
    context.add_init_script(path=AXE)


def findings(page):
    """What axe finds on the page, as rule and places."""
    result = page.evaluate("asked => axe.run(document, asked)", ASKED)
    return [(found["id"], [node["html"][:200] for node in found["nodes"]]) for found in result["violations"]]
