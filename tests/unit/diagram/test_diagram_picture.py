"""The picture of a diagram: read from its drawing, written as SVG without styles or scripts."""

from drawings import END, START, drawing, line, our_procedure, ours_expanded, task
from lxml import etree

from processes.engine.diagram import draw_svg, picture
from processes.engine.diagram.lettering import width_of, wrap
from processes.engine.diagram.svg import with_holders

SVG = "{http://www.w3.org/2000/svg}"


def shapes(svg: str) -> dict[str, str]:
    root = etree.fromstring(svg)
    outlines = [e for e in root.iter() if "node" in str(e.get("class")).split()]
    return {str(e.getparent().get("data-node")): str(e.get("class")) for e in outlines}  # type: ignore[union-attr]


def test_the_picture_is_the_same_before_and_after_expansion() -> None:
    drawn, expanded = picture(our_procedure()), picture(ours_expanded().xml)
    assert drawn.bands == expanded.bands
    assert drawn.edges == expanded.edges
    assert [(s.id, s.bounds, s.name, s.block) for s in drawn.shapes] == [
        (s.id, s.bounds, s.name, s.block) for s in expanded.shapes
    ]
    assert [s.id for s in drawn.shapes if s.block] == [
        "intake",
        "supplement",
        "approval",
        "issue",
        "return_result",
    ]


def test_bands_are_the_pool_and_five_lanes() -> None:
    bands = picture(our_procedure()).bands
    assert [band.name.vi for band in bands if band.pool] == ["Đăng ký thành lập hộ kinh doanh"]
    assert [band.name.en for band in bands if not band.pool] == [
        "Applicant",
        "One-stop desk",
        "Specialist",
        "Leader",
        "Clerk",
    ]


def test_flows_run_straight_and_end_at_their_nodes() -> None:
    drawn = picture(our_procedure())
    places = {shape.id: shape.bounds for shape in drawn.shapes}
    for edge in drawn.edges:
        for (x1, y1), (x2, y2) in zip(edge.points, edge.points[1:], strict=False):
            assert x1 == x2 or y1 == y2, edge.id
        for node, (x, y) in ((edge.source, edge.points[0]), (edge.target, edge.points[-1])):
            box = places[node]
            assert box.x <= x <= box.x + box.width, edge.id
            assert box.y <= y <= box.y + box.height, edge.id


def test_flows_cross_no_other_node() -> None:
    drawn = picture(our_procedure())
    for edge in drawn.edges:
        for shape in drawn.shapes:
            if shape.id in (edge.source, edge.target):
                continue
            box = shape.bounds
            for (x1, y1), (x2, y2) in zip(edge.points, edge.points[1:], strict=False):
                apart = max(x1, x2) < box.x or min(x1, x2) > box.x + box.width
                apart = apart or max(y1, y2) < box.y or min(y1, y2) > box.y + box.height
                assert apart, (edge.id, shape.id)


def test_svg_names_every_node_and_its_state() -> None:
    drawn = picture(ours_expanded().xml)
    svg = draw_svg(drawn, {"start", "intake__check"}, {"supplement__send"}, {"current": "đang làm"})
    classes = shapes(svg)
    assert "done" in classes["intake"]
    assert "done" in classes["start"]
    assert "current" in classes["supplement"]
    assert "block" in classes["supplement"]
    assert "Bổ sung hồ sơ (đang làm)" in svg
    assert {shape.id for shape in drawn.shapes} <= classes.keys()


def test_svg_is_accessible_and_obeys_the_content_policy() -> None:
    root = etree.fromstring(draw_svg(picture(our_procedure()), prefix="p1"))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "p1-title p1-desc"
    assert root.findtext(f"{SVG}title") == "Đăng ký thành lập hộ kinh doanh"
    assert "Thẩm tra hồ sơ" in (root.findtext(f"{SVG}desc") or "")
    attributes = {str(name) for element in root.iter() for name in element.attrib}
    assert not {name for name in attributes if name == "style" or name.startswith("on")}
    assert not list(root.iter(f"{SVG}script", f"{SVG}style"))


def test_svg_in_english() -> None:
    svg = draw_svg(picture(our_procedure()), locale="en")
    assert "Appraise the" in svg
    assert "Thẩm tra" not in svg


def test_names_are_text_and_never_markup() -> None:
    evil = drawing(START + END, profile="").replace(
        b'name="Th\xe1\xbb\xad"', b'name="&lt;script&gt;alert(1)&lt;/script&gt;"'
    )
    svg = draw_svg(picture(evil))
    assert "<script" not in svg
    assert "&lt;script&gt;" in svg


def test_a_diagram_without_drawing_gives_an_empty_picture() -> None:
    drawn = picture(drawing(START + task("work") + END + line("start", "work", "end")))
    assert (drawn.shapes, drawn.edges, drawn.bounds.width) == ((), (), 0)
    assert draw_svg(drawn).startswith("<svg")


def test_places_that_are_no_numbers_are_left_out() -> None:
    for bad in (b'x="nan"', b'x="1e400"', b'x="left"', b'x=""'):
        drawn = picture(our_procedure().replace(b'x="230"', bad))
        assert len(drawn.shapes) < len(picture(our_procedure()).shapes)


def test_lines_fit_their_width() -> None:
    lines = wrap("Kiểm tra, tiếp nhận hồ sơ của người nộp", 92, 13, 4)
    assert " ".join(lines) == "Kiểm tra, tiếp nhận hồ sơ của người nộp"
    assert all(width_of(line, 13) <= 92 for line in lines)
    assert wrap("một hai ba bốn năm sáu", 30, 13, 2)[-1].endswith("…")
    assert wrap("", 92, 13, 3) == ()


def test_a_node_stands_in_each_sub_process_around_it() -> None:
    assert with_holders({"a__b__c", "d"}) == {"a__b__c", "a__b", "a", "d"}
