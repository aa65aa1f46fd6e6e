"""Diagrams: read them safely, expand their blocks, take out what they say, draw them."""

from processes.engine.diagram.decision_parts import Decisions
from processes.engine.diagram.document import Document, parse_xml
from processes.engine.diagram.errors import (
    AttributeProblem,
    BlockError,
    DecisionFileError,
    DiagramError,
    FormError,
    HostileXml,
    NoProcess,
    NotXml,
)
from processes.engine.diagram.expand import Expanded, expand
from processes.engine.diagram.facts import facts_of, read_facts
from processes.engine.diagram.facts_text import facts_from_json, facts_to_json
from processes.engine.diagram.passed import way_taken
from processes.engine.diagram.picture import Picture, picture
from processes.engine.diagram.shelf import (
    NO_DECISIONS,
    Blocks,
    Library,
    read_blocks,
    read_decision_files,
    read_library,
)
from processes.engine.diagram.svg import draw_svg
from processes.engine.diagram.svg_badges import Badge

__all__ = [
    "NO_DECISIONS",
    "AttributeProblem",
    "Badge",
    "BlockError",
    "Blocks",
    "DecisionFileError",
    "Decisions",
    "DiagramError",
    "Document",
    "Expanded",
    "FormError",
    "HostileXml",
    "Library",
    "NoProcess",
    "NotXml",
    "Picture",
    "draw_svg",
    "expand",
    "facts_from_json",
    "facts_of",
    "facts_to_json",
    "parse_xml",
    "picture",
    "read_blocks",
    "read_decision_files",
    "read_facts",
    "read_library",
    "way_taken",
]
