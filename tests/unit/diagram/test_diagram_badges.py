"""Badges of findings on a drawing."""

from drawings import our_procedure
from lxml import etree

from processes.engine.diagram import Badge, draw_svg, picture

SVG = "{http://www.w3.org/2000/svg}"


def drawn(badges):
    root = etree.fromstring(draw_svg(picture(our_procedure()), badges=badges))
    return {group.get("id"): group for group in root.iter(f"{SVG}g") if group.get("id")}


def test_a_badge_stands_at_its_element_and_can_be_led_to():
    shape = picture(our_procedure()).shapes[0]
    (id_, group), *rest = drawn({shape.id: Badge("error", 3, "3 lỗi <b>")}).items()
    assert not rest
    assert id_ == f"diagram-at-{shape.id}"
    assert group.get("class") == "badge badge--error"
    assert group.find(f"{SVG}title").text == "3 lỗi <b>"
    assert "".join(group.find(f"{SVG}text").itertext()) == "3"
    box = group.find(f"{SVG}rect")
    assert float(box.get("x")) + 9 == shape.bounds.x + shape.bounds.width
    assert float(box.get("y")) + 9 == shape.bounds.y


def test_a_flow_has_its_badge_in_the_middle_and_what_is_not_drawn_has_none():
    edge = picture(our_procedure()).edges[0]
    badges = drawn({edge.id: Badge("warning", 1), "nowhere": Badge("error", 1)})
    assert list(badges) == [f"diagram-at-{edge.id}"]
    disc = badges[f"diagram-at-{edge.id}"].find(f"{SVG}circle")
    (x1, y1), (x2, y2) = edge.points[(len(edge.points) - 1) // 2 :][:2]
    assert (float(disc.get("cx")), float(disc.get("cy"))) == ((x1 + x2) / 2, (y1 + y2) / 2)


def test_without_findings_there_is_no_badge():
    assert drawn({}) == {}
