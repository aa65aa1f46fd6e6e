"""The cookie of a known device, and what browsers call themselves."""

import pytest
from flask import Flask
from flask_babel import Babel

from app.accounts.devices import Device, new_device, read_device, write_device
from app.queries.browser_words import browser_words

CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36"
AGENTS = [
    (CHROME, "Chrome trên Windows"),
    (f"{CHROME} Edg/140.0", "Edge trên Windows"),
    ("Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/120 Chrome/114 Safari/537.36", "Cốc Cốc trên Windows"),
    ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox trên Linux"),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
        "Safari trên iPhone",
    ),
    ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome trên Android"),
    ("curl/8.5", "Trình duyệt không rõ"),
    ("", "Trình duyệt không rõ"),
]


def test_the_cookie_names_the_device_to_us_only():
    device = new_device("account-1")
    cookie = write_device("secret", device)
    assert read_device("secret", cookie) == device
    assert read_device("another", cookie) is None
    assert read_device("secret", cookie[:-1]) is None
    assert read_device("secret", "") is None
    assert new_device("account-1") != device
    assert isinstance(device, Device)


@pytest.mark.parametrize(("agent", "words"), AGENTS)
def test_browsers_in_words(agent, words):
    app = Flask(__name__)
    Babel(app, default_locale="vi")
    with app.test_request_context():
        assert browser_words(agent) == words
