"""Digits to copy before a dossier is sent and before a look-up by number (C-39, C-48, X-08)."""

from dataclasses import replace

import pytest
from desk import Desk
from visitor import Visitor

from app import captcha
from app.services import services
from app.web.factory import create_app

SECRET = "test-secret"


@pytest.fixture
def asking(app, clock):
    """The same installation, asking whether a person is there."""
    other = create_app(replace(services(app).settings, captcha=True), clock)
    with other.app_context():
        yield other


def solved(page) -> dict[str, str]:
    token = page.find("//input[@name='captcha_token']")[0].get("value")
    return {"captcha_token": token, "captcha": captcha.digits_of(SECRET, token)}


@pytest.mark.shows("C-48")
def test_a_number_is_looked_up_only_with_the_digits(asking, clock):
    desk = Desk(asking, clock)
    code = desk.file_household_business().code
    visitor = Visitor(asking)
    page = visitor.get("/tra-cuu")
    answer = solved(page)
    assert visitor.post("/tra-cuu", {"code": "033190000118"}).status == 422
    assert visitor.post("/tra-cuu", {"code": "033190000118", **answer, "captcha": "00000x"}).status == 422
    found = visitor.post("/tra-cuu", {"code": "033190000118", **answer})
    assert code in found.main
    assert "Nhung" in found.main
    assert "033190000118" not in found.main
    assert visitor.post("/tra-cuu", {"code": "033088000245", **answer}).status == 422


@pytest.mark.shows("C-39", "X-08")
def test_a_dossier_is_sent_only_with_the_digits(asking, clock):
    draft = Desk(asking, clock).filled_draft()
    visitor = Visitor(asking)
    visitor.log_in("nhung")
    page = visitor.get(f"/ban-nhap/{draft.id}/nhan-ket-qua")
    visitor.post(f"/ban-nhap/{draft.id}/nhan-ket-qua", {"result_form": "online", "action": "continue"})
    page = visitor.get(f"/ban-nhap/{draft.id}/kiem-tra")
    refused = visitor.post(f"/ban-nhap/{draft.id}/gui", {"action": "submit"})
    assert refused.status == 422
    assert "captcha" in refused.error_summary()
    for _ in range(2):
        sent = visitor.post(f"/ban-nhap/{draft.id}/gui", {"action": "submit", **solved(page)})
        assert sent.location.startswith("/thanh-toan/thu")


def test_the_picture_and_the_sound_belong_to_tokens_of_ours(asking, clock):
    visitor = Visitor(asking)
    token = captcha.ask(SECRET, clock())
    assert visitor.get(f"/ma-xac-thuc/{token}.png").headers["Content-Type"] == "image/png"
    assert visitor.get(f"/ma-xac-thuc/{token}.wav").headers["Content-Type"] == "audio/wav"
    assert visitor.get(f"/ma-xac-thuc/{token}x.png").status == 404


def test_an_old_answer_does_not_count(clock):
    token = captcha.ask(SECRET, clock())
    digits = captcha.digits_of(SECRET, token)
    captcha.check(SECRET, token, f" {digits} ", clock())
    with pytest.raises(captcha.CaptchaOld):
        captcha.check(SECRET, token, digits, clock.forward(minutes=21))
