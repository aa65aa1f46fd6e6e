"""The line under a list: which rows, how many, and the ways on and back."""

import pytest
from flask import Flask

from app.queries.paging import forward_pages


@pytest.fixture
def at_a_list():
    app = Flask(__name__)
    app.add_url_rule("/list", "list", lambda: "")
    with app.test_request_context("/"):
        yield


def test_the_first_page_leads_on_with_the_key_and_the_next_number(at_a_list):
    line = forward_pages("list", {"q": "an"}, 1, 30, {"after": "k"})
    assert (line.first, line.last, line.total, line.previous) == (1, 30, "", None)
    assert line.next == "/list?q=an&after=k&first=31"


def test_the_last_page_tells_the_total_and_leads_to_the_beginning(at_a_list):
    line = forward_pages("list", {"q": "an"}, 31, 4, {})
    assert (line.first, line.last, line.total) == (31, 34, "34")
    assert (line.previous, line.next) == ("/list?q=an", None)


def test_an_empty_list_has_no_rows(at_a_list):
    line = forward_pages("list", {}, 1, 0, {}, "0")
    assert (line.first, line.last, line.total, line.previous, line.next) == (0, 0, "0", None, None)
