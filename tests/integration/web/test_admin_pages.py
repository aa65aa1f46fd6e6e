"""Pages of administrators: who may enter, what leaves for people, what broke, what is in force."""

import pytest
from desk import Desk
from desk_browser import faults, log_in, page_words, rows_of_business, tree
from sqlalchemy import select, update

from app.persistence.tables.records import outbox
from app.persistence.transaction import ActionBroke
from processes.actions.tasks import CompleteTask
from processes.domain.dossier.records import OutboxMessage
from workers.jobs import tick

PATHS = ("/quan-tri/thu-tuc", "/quan-tri/hop-thu-di", "/quan-tri/su-co", "/quan-tri/dien-bien")


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


@pytest.fixture
def sent(app, desk):
    """A dossier whose first mail and message have left."""
    dossier = desk.file_household_business()
    tick(app)
    return dossier


def messages(desk) -> list[OutboxMessage]:
    with desk.transactions.read() as session:
        return list(session.scalars(select(OutboxMessage)))


@pytest.mark.parametrize("path", PATHS)
def test_only_administrators_enter(app, path):
    for name in ("nhung", "bao", "thinh"):
        assert log_in(app, name).get(path).status_code == 404
    client = log_in(app, "nam")
    assert client.get(path).status_code == 200
    with client.session_transaction() as kept:
        kept.clear()
    assert client.get(path).location.startswith("/dang-nhap")


def test_administrators_begin_with_the_procedures(app):
    assert log_in(app, "nam").get("/hop-viec").location == "/quan-tri/thu-tuc"


@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize(
    "path", [*PATHS, "/quan-tri/hop-thu-di?list=sent&q=x", "/quan-tri/su-co?list=closed"]
)
def test_pages_are_clean_and_looking_changes_nothing(app, sent, path, locale):
    before = rows_of_business(app)
    response = log_in(app, "nam", locale).get(path)
    assert response.status_code == 200
    assert faults(response) == []
    assert tree(response).get("lang") == locale
    assert rows_of_business(app) == before


def test_procedures_in_force_say_version_limit_and_what_runs(app, sent):
    said = page_words(log_in(app, "nam").get("/quan-tri/thu-tuc?q=ho+kinh+doanh"))
    for words in ("1.001612", "Toàn trình", "13/11/2026", "3 ngày làm việc", "Đang chạy: 1"):
        assert words in said
    assert "Không có thủ tục nào khớp" in page_words(
        log_in(app, "nam").get("/quan-tri/thu-tuc?q=khong+co+thu+tuc+nay")
    )


def test_messages_are_listed_covered_and_read_word_for_word(app, desk, sent):
    client = log_in(app, "nam")
    listed = client.get("/quan-tri/hop-thu-di")
    assert len(tree(listed).xpath("//tbody/tr")) == 2
    assert "09xx xxx 218" in page_words(listed)
    assert "0912000218" not in listed.get_data(as_text=True)
    assert "hongnhung@" not in listed.get_data(as_text=True)
    (mail,) = [message for message in messages(desk) if message.channel == "mail"]
    read = page_words(client.get(f"/quan-tri/hop-thu-di/{mail.id}"))
    assert mail.subject.replace("\u00a0", " ") in read
    assert " ".join(mail.body.replace("\u00a0", " ").split()) in read


def test_messages_are_filtered(app, sent):
    client = log_in(app, "nam")
    for query, count in (
        ("list=sent", 2),
        ("list=dead", 0),
        (f"q={sent.code}", 2),
        ("q=khong-co", 0),
        ("kind=submitted", 2),
        ("kind=refused", 0),
    ):
        assert len(tree(client.get(f"/quan-tri/hop-thu-di?{query}")).xpath("//tbody/tr")) == count


def test_a_message_that_is_not_there(app):
    assert log_in(app, "nam").get("/quan-tri/hop-thu-di/no-such-message").status_code == 404


def test_a_dead_letter_is_sent_again(app, desk, clock, sent):
    dead = messages(desk)[0].id
    desk.transactions.write(
        lambda session: session.execute(update(outbox).where(outbox.c.id == dead).values(state="dead"))
    )
    client = log_in(app, "nam")
    (form,) = tree(client.get(f"/quan-tri/hop-thu-di/{dead}")).xpath("//main//form/@action")
    assert log_in(app, "bao").post(form).status_code == 404
    assert client.post(form).status_code == 302
    assert [m.state for m in messages(desk) if m.id == dead] == ["pending"]
    tick(app)
    assert [m.state for m in messages(desk) if m.id == dead] == ["sent"]


def test_all_dead_letters_of_a_list_are_sent_again(app, desk, sent):
    dead = update(outbox).where(outbox.c.channel == "mail").values(state="dead")
    desk.transactions.write(lambda session: session.execute(dead))
    client = log_in(app, "nam")
    assert tree(client.get("/quan-tri/hop-thu-di?list=sent")).xpath("//main//form[@method='post']") == []
    (form,) = tree(client.get("/quan-tri/hop-thu-di?list=dead&kind=submitted")).xpath(
        "//main//form[@method='post']/@action"
    )
    assert log_in(app, "bao").post(form).status_code == 404
    told = client.post(form, follow_redirects=True)
    assert "1 thư chờ gửi lại" in page_words(told)
    assert sorted(m.state for m in messages(desk)) == ["pending", "sent"]
    tick(app)
    assert {m.state for m in messages(desk)} == {"sent"}


def break_something(world, actor, command):
    raise ZeroDivisionError("by nobody")


def test_what_broke_is_counted_and_named(app, desk, sent):
    break_something.__name__ = "complete_task"
    for _ in range(2):
        with pytest.raises(ActionBroke):
            desk.perform(break_something, desk.actor("bao"), CompleteTask("item"))
    said = page_words(log_in(app, "nam").get("/quan-tri/su-co"))
    assert "Hoàn thành việc" in said
    assert "2 lần" in said
    assert "Chương trình dừng ở chỗ chưa lường trước" in said
