"""Every route says who may enter, and a GET changes nothing that belongs to the business."""

from app.web.entry import MARK


def test_every_route_declares_who_may_enter(app):
    open_routes = [
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "assets.static" and not hasattr(app.view_functions[rule.endpoint], MARK)
    ]
    assert open_routes == []
