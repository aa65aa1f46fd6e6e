"""Messages leave once each key, with no transaction open; what fails waits, and what never can is told."""

from dataclasses import replace
from datetime import timedelta

import pytest
from desk import Desk
from sqlalchemy import select

from app.gateways.delivery import DeliveryFailed, Undeliverable
from app.services import KEY, services
from processes.actions.notices import queue_message
from processes.actions.outbox import (
    BACK_OFF,
    LEASE,
    LeaseMessage,
    MarkFailed,
    SendAgain,
    SendManyAgain,
    lease_message,
    mark_failed,
    send_again,
    send_many_again,
)
from processes.domain.access import SYSTEM
from processes.domain.dossier.records import OutboxMessage
from processes.domain.dossier.work import Due
from processes.domain.errors import NotAllowed
from workers.jobs import tick


@pytest.fixture
def desk(app, clock):
    return Desk(app, clock)


class Post:
    """A mail gateway that does as it is told and keeps what it was given."""

    def __init__(self, does=None):
        self.sent, self.does = [], does

    def send(self, message):
        self.sent.append(message)
        if self.does:
            self.does(message)


def use(app, post):
    app.extensions[KEY] = replace(services(app), mailer=post)


def queue(desk, number=1, channel="mail"):
    def put(world, actor, command):
        to = (channel, f"nguoi{number}@thu.example")
        data = {"name": "Nhung", "username": "nhung"}
        queue_message(world, f"key-{number}", "account_created", to, data)

    desk.perform(put, SYSTEM, None)
    return message(desk, number).id


def message(desk, number=1):
    with desk.transactions.read() as session:
        return session.scalars(select(OutboxMessage).filter_by(key=f"key-{number}")).one()


def due_of(desk, id_):
    with desk.transactions.read() as session:
        return session.get(Due, id_)


def refuse(error):
    def does(_):
        raise error

    return does


def test_others_write_while_a_gateway_is_asked(desk, app):
    post = Post(lambda _: desk.start_draft())
    use(app, post)
    queue(desk)
    assert tick(app) == 1
    assert (message(desk).state, len(post.sent)) == ("sent", 1)


def test_one_worker_at_a_time_and_another_when_the_lease_has_lapsed(desk, clock):
    id_ = queue(desk)
    assert desk.perform(lease_message, SYSTEM, LeaseMessage(id_)).state == "leased"
    assert desk.perform(lease_message, SYSTEM, LeaseMessage(id_)) is None
    assert due_of(desk, id_).due_at == clock() + LEASE
    clock.now += LEASE
    again = desk.perform(lease_message, SYSTEM, LeaseMessage(id_))
    assert (again.attempts, again.key) == (2, "key-1")


def test_a_message_whose_sender_died_is_sent_again_under_the_same_key(desk, app, clock):
    post = Post(refuse(SystemExit()))
    use(app, post)
    queue(desk)
    with pytest.raises(SystemExit):
        tick(app)
    assert message(desk).state == "leased"
    post.does = None
    assert tick(app) == 0
    clock.now += LEASE
    assert tick(app) == 1
    assert [sent.message_key for sent in post.sent] == ["key-1", "key-1"]
    assert (message(desk).state, due_of(desk, message(desk).id)) == ("sent", None)


def test_what_fails_waits_longer_each_time_and_is_a_dead_letter_in_the_end(desk, app, clock):
    post = Post(refuse(DeliveryFailed("busy")))
    use(app, post)
    id_ = queue(desk)
    for wait in BACK_OFF:
        assert tick(app) == 1
        assert message(desk).next_attempt_at == due_of(desk, id_).due_at == clock() + wait
        clock.now += wait - timedelta(seconds=1)
        assert tick(app) == 0
        clock.forward(seconds=1)
    assert tick(app) == 1
    assert (message(desk).state, len(post.sent), due_of(desk, id_)) == ("dead", 6, None)


def test_what_never_can_be_delivered_is_a_dead_letter_at_once(desk, app):
    use(app, Post(refuse(Undeliverable("nobody of that name"))))
    id_ = queue(desk)
    tick(app)
    assert (message(desk).state, message(desk).attempts) == ("dead", 1)
    assert "nobody of that name" in message(desk).error
    assert due_of(desk, id_) is None


def test_one_that_fails_holds_up_no_other(desk, app):
    def does(mail):
        if mail.message_key == "key-1":
            raise DeliveryFailed("busy")

    use(app, Post(does))
    for number in (1, 2, 3):
        queue(desk, number)
    assert tick(app) == 3
    assert [message(desk, number).state for number in (1, 2, 3)] == ["pending", "sent", "sent"]


def test_an_administrator_has_dead_letters_sent_again_one_and_many(desk, app):
    post = Post(refuse(Undeliverable("no")))
    use(app, post)
    ids = tuple(queue(desk, number) for number in (1, 2, 3))
    tick(app)
    post.does, nam = None, desk.actor("nam")
    assert desk.perform(send_again, nam, SendAgain(ids[0])) is True
    assert desk.perform(send_again, nam, SendAgain(ids[0])) is False
    assert desk.perform(send_many_again, nam, SendManyAgain((*ids, *ids))) == 2
    assert tick(app) == 3
    assert {message(desk, number).state for number in (1, 2, 3)} == {"sent"}
    with pytest.raises(NotAllowed):
        desk.perform(send_many_again, desk.actor("ha"), SendManyAgain(ids))


def test_a_late_word_of_failure_does_not_undo_a_sending(desk, app):
    use(app, Post())
    id_ = queue(desk)
    tick(app)
    desk.perform(mark_failed, SYSTEM, MarkFailed(id_, "late"))
    assert message(desk).state == "sent"


@pytest.mark.shows("R-12")
def test_a_failed_channel_does_not_block_the_other_or_the_process(desk, app):
    use(app, Post(refuse(DeliveryFailed("busy"))))
    dossier = desk.file_household_business()
    tick(app)
    with desk.transactions.read() as session:
        query = select(OutboxMessage.channel, OutboxMessage.state).filter_by(dossier_id=dossier.id)
        assert sorted(map(tuple, session.execute(query))) == [("mail", "pending"), ("sms", "sent")]
    desk.complete("bao", dossier.id, "intake__check", "accept")
