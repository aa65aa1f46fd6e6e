"""Ways to damage a diagram: its bytes, its elements, its attributes, its texts. Every choice comes from chance."""

import json
import random
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

Chance = random.Random
BPMN, OURS = "{http://www.omg.org/spec/BPMN/20100524/MODEL}", "{urn:motcua:bpmn:1}"
KINDS_SAID = (
    "process subProcess transaction adHocSubProcess userTask serviceTask scriptTask businessRuleTask callActivity "
    "startEvent endEvent boundaryEvent intermediateCatchEvent intermediateThrowEvent exclusiveGateway "
    "parallelGateway inclusiveGateway eventBasedGateway complexGateway sequenceFlow conditionExpression "
    "timerEventDefinition messageEventDefinition signalEventDefinition timeDuration timeDate timeCycle "
    "multiInstanceLoopCharacteristics standardLoopCharacteristics laneSet lane flowNodeRef extensionElements "
    "documentation dataObject message ioSpecification collaboration"
)
OURS_SAID = (
    "profile form useForm parameter lane task deadline remind escalate assign outcome step input timer receive "
    "with expanded fee amount tier limit section case component choice side given decision useDecision decide"
)
KINDS, SAID = KINDS_SAID.split(), OURS_SAID.split()
VALUES = (
    "", " ", "x", "true", "false", "0", "-1", "1e400", "NaN", "9" * 400, "0.1", "P1D", "working_hours(8)",
    "working_days(1e30)", 'duration("P9999999999Y")', "dossier.status", 'dossier.status = "accepted"', "form",
    "form.a.b", "item", "outcome", 'outcome = "x"', "${x}", "(((((", "1/0", "null", "not(null)", "start", "accept",
    "approve", "a__b", "__", "a b", "ế" * 300, "\u202e", "😀", "{}", '{"components":[]}', "[[[", "&", "<", "\t\n",
    "for x in 1..9999999 return x", 'matches("a", "(")', "if true then", "date(\"2026-02-30\")", "@", "'", "2026",
)  # fmt: skip


def mutated(source: bytes, chance: Chance) -> tuple[bytes, list[str]]:
    """The file with one to four damages, and what they were."""
    told: list[str] = []
    for _ in range(chance.choice((1, 1, 1, 2, 3, 4))):
        if chance.random() < 0.15:
            source, said = _bytes(source, chance)
        else:
            source, said = _elements(source, chance)
        told.append(said)
    return source, told


def _bytes(source: bytes, chance: Chance) -> tuple[bytes, str]:
    """Bytes lost, doubled, changed or overwritten."""
    data = bytearray(source or b" ")
    start, where = chance.randrange(len(data)), chance.randrange(len(data))
    piece = data[start : start + chance.randint(1, 60)]
    kind = chance.choice(("lose", "double", "change", "overwrite", "control"))
    if kind == "lose":
        del data[start : start + len(piece)]
    elif kind == "double":
        data[where:where] = piece
    elif kind == "change":
        data[start] = chance.randrange(256)
    elif kind == "control":
        data[start:start] = chance.choice((b"&#1;", b"\x00", b"\xef\xbb\xbf", b"&#xFFFF;", b"<![CDATA["))
    else:
        data[where : where + len(piece)] = piece
    return bytes(data), f"{kind} {len(piece)} bytes at {start}"


def _elements(source: bytes, chance: Chance) -> tuple[bytes, str]:
    """One change of structure; a file that is no XML any more is damaged as bytes."""
    try:
        root = etree.fromstring(source, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return _bytes(source, chance)
    inside = [element for element in root.iter() if isinstance(element.tag, str) and element is not root]
    if not inside:
        return _bytes(source, chance)
    change = chance.choice(CHANGES)
    element = chance.choice(inside)
    said = f"{change.__name__.strip('_')} <{etree.QName(element).localname} id={element.get('id')}>"
    try:
        said += f" {change(element, inside, chance)}"
    except ValueError:
        said += " (no XML can say it)"
    return etree.tostring(root), said


def _drop(element: etree._Element, inside: list[etree._Element], chance: Chance) -> str:
    parent = element.getparent()
    parent.remove(element)  # type: ignore[union-attr]
    return ""


def _double(element: etree._Element, inside: list[etree._Element], chance: Chance) -> str:
    copy = etree.fromstring(etree.tostring(element, with_tail=False))
    if chance.random() < 0.5 and copy.get("id"):
        copy.set("id", f"{copy.get('id')}_again")
    element.addnext(copy)
    return ""


def _move(element: etree._Element, inside: list[etree._Element], chance: Chance) -> str:
    """Nested where it does not belong; never into itself."""
    target = chance.choice(inside)
    if target is element or element in target.iterancestors():
        return "nowhere"
    target.insert(chance.randint(0, len(target)), element)
    return f"into {target.get('id') or target.tag}"


def _nest(element: etree._Element, inside: list[etree._Element], chance: Chance) -> str:
    """A chain of copies, each in the one before."""
    within = element
    for _ in range(chance.choice((1, 2, 30))):
        within = etree.SubElement(within, element.tag, dict(element.attrib))
    return ""


def _rename(element: etree._Element, inside: list[etree._Element], chance: Chance) -> str:
    ours = element.tag.startswith(OURS) or chance.random() < 0.1
    element.tag = OURS + chance.choice(SAID) if ours else BPMN + chance.choice(KINDS)
    return f"to {element.tag}"


def _set(element: etree._Element, inside: list[etree._Element], chance: Chance) -> str:
    """An attribute of its own, or one that others have."""
    other = chance.choice(inside)
    names = list(element.attrib) or list(other.attrib) or ["id"]
    name = chance.choice(names if chance.random() < 0.8 else list(other.attrib) or names)
    taken = list(other.attrib.values()) or [""]
    value = chance.choice(VALUES) if chance.random() < 0.6 else chance.choice(taken)
    element.set(name, value)
    return f"{name!s}={value[:60]!r}"


def _unset(element: etree._Element, inside: list[etree._Element], chance: Chance) -> str:
    if not element.attrib:
        return "nothing"
    name = chance.choice(list(element.attrib))
    del element.attrib[name]
    return str(name)


def _swap(element: etree._Element, inside: list[etree._Element], chance: Chance) -> str:
    """Two elements exchange the value of an attribute: references lead elsewhere."""
    name = chance.choice(list(element.attrib) or ["id"])
    others = [each for each in inside if each.get(name) is not None and each is not element]
    if not others or element.get(name) is None:
        return "nothing"
    other = chance.choice(others)
    mine, theirs = str(element.get(name)), str(other.get(name))
    element.set(name, theirs)
    other.set(name, mine)
    return f"{name!s} with {theirs[:60]!r}"


def _write(element: etree._Element, inside: list[etree._Element], chance: Chance) -> str:
    """A text exchanged, cut or replaced: expressions, forms, references."""
    texts = [each.text for each in inside if each.text and each.text.strip()] or [""]
    written = [each for each in inside if each.text and each.text.strip()]
    element = chance.choice(written) if written else element
    old = element.text or ""
    start = chance.randrange(len(old) + 1)
    element.text = chance.choice(
        (
            chance.choice(VALUES),
            chance.choice(texts),
            old[:start],
            old[:start] + chance.choice(VALUES) + old[start:],
        )
    )
    return f"in <{etree.QName(element).localname}>: {element.text[:60]!r}"


def _deeper(element: etree._Element, inside: list[etree._Element], chance: Chance) -> str:
    """Inside a form or a decision table that stands in the diagram as text."""
    written = [each for each in inside if (each.text or "").lstrip()[:1] in ("{", "<")]
    if not written:
        return "nothing"
    element = chance.choice(written)
    text = (element.text or "").strip()
    if text.startswith("{"):
        element.text, said = _json(text, chance)
    else:
        changed, said = _elements(text.encode(), chance)
        element.text = changed.decode("utf-8", "replace")
    return f"in {element.get('id')}: {said}"


def _json(text: str, chance: Chance) -> tuple[str, str]:
    """One value of a form lost, doubled or replaced."""
    try:
        form = json.loads(text)
    except ValueError:
        return text[: chance.randrange(len(text) + 1)], "cut"
    holder, key = chance.choice(list(_places(form)) or [(form, "type")])
    kind = chance.choice(("lose", "replace", "replace", "number", "nest"))
    if kind == "lose":
        del holder[key]
    elif kind == "replace":
        holder[key] = chance.choice((chance.choice(VALUES), None, [], {}, True, [None], ["a"]))
    elif kind == "number":
        holder[key] = chance.choice((0, -1, 10**40, 1e300, 0.1))
    else:
        holder[key] = {"a": [holder[key]]} if isinstance(key, str) else [holder[key]]
    return json.dumps(form, ensure_ascii=False), f"{kind} {key!r}"


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of a JSON value, as what holds it and under which key."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])


def _strange(element: etree._Element, inside: list[etree._Element], chance: Chance) -> str:
    """Something of nobody's namespace, or a comment where none is expected."""
    element.insert(
        0, chance.choice((etree.Comment("?"), etree.ProcessingInstruction("a"), etree.Element("x")))
    )
    return ""


Change = Callable[[etree._Element, list[etree._Element], Chance], str]
CHANGES: tuple[Change, ...] = (
    _drop, _drop, _double, _move, _nest, _rename, _rename, _set, _set, _set, _unset, _swap, _swap, _write, _write,
    _strange, _deeper, _deeper, _deeper,
)  # fmt: skip
