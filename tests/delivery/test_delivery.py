"""A letter leaves once, whatever happens to the mail server and to the workers."""

import os
import signal
from datetime import timedelta

import pytest

from portal.delivery import LEASE, MOST_ATTEMPTS, deliver
from portal.integrations.mail.live import SmtpPost
from portal.jobs import worker_engine
from tenants.clock import now
from tenants.database import db
from tests.given.deliveries import POISON, a_letter, use_the_test_letters
from tests.given.tenants import a_person, an_organisation
from tests.mail_server import free_port, mail_server

SENDER = "portale@hub.example"


@pytest.fixture
def engine(app, monkeypatch):
    use_the_test_letters(app, monkeypatch)
    engine = worker_engine(app.config["PORTAL"])
    yield engine
    engine.dispose()


@pytest.fixture
def organisation():
    return an_organisation()


@pytest.fixture
def deliveries(all_powerful):
    """Return a reader of one column of all deliveries, oldest first."""

    def read(column):
        rows = all_powerful.execute(f"SELECT {column} FROM delivery ORDER BY id")
        return [row[0] for row in rows]

    return read


def a_pass(app, engine, url, *, worker="first", at=None):
    """Run one pass of a worker against a mail server."""
    with app.app_context():
        return deliver(engine, SmtpPost(url, SENDER), worker=worker, at=at or now())


def test_a_letter_arrives_once_under_the_id_of_its_delivery(app, engine, organisation, deliveries):
    a_letter(
        app, organisation, a_person(organisation, name="Ada Esempio", email="ada@ente.example")
    )

    with mail_server() as (box, url):
        a_pass(app, engine, url)
        a_pass(app, engine, url)

    assert box.ids == [f"<{deliveries('id')[0]}@hub.example>"]
    assert box.arrived[0]["To"] == "ada@ente.example"
    assert box.arrived[0]["Subject"] == "Un saluto"
    assert "Ciao Ada Esempio" in box.arrived[0].get_payload(decode=True).decode()
    assert deliveries("state") == ["sent"]


def test_a_closed_mail_server_loses_nothing_and_counts_against_no_letter(
    app, engine, organisation, deliveries
):
    port, start = free_port(), now()
    for _number in range(3):
        a_letter(app, organisation, a_person(organisation))

    for minute in range(0, 120, 5):
        a_pass(app, engine, f"smtp://127.0.0.1:{port}", at=start + timedelta(minutes=minute))

    assert deliveries("state") == ["pending"] * 3
    assert deliveries("attempts") == [0, 0, 0]
    assert any(problem == "ConnectionRefusedError" for problem in deliveries("problem"))
    with mail_server(port) as (box, url):
        a_pass(app, engine, url, at=start + timedelta(hours=2, minutes=2))
    assert box.visible == 3
    assert not box.repeated


def test_a_letter_that_cannot_be_delivered_is_given_up_after_ten_tries_and_the_others_go_on(
    app, engine, organisation, deliveries
):
    a_letter(app, organisation, a_person(organisation), name=POISON)
    a_letter(app, organisation, a_person(organisation, email="rifiuta@ente.example"))
    a_letter(app, organisation, a_person(organisation))
    moment = now()

    with mail_server() as (box, url):
        for _try in range(MOST_ATTEMPTS + 2):
            a_pass(app, engine, url, at=moment)
            moment += timedelta(hours=7)

    assert box.visible == 1
    assert deliveries("state") == ["dead", "dead", "sent"]
    assert deliveries("attempts") == [MOST_ATTEMPTS, MOST_ATTEMPTS, 1]
    assert deliveries("problem")[:2] == ["UndefinedError", "SMTPRecipientsRefused"]


def test_the_pauses_between_tries_grow(app, engine, organisation, deliveries):
    a_letter(app, organisation, a_person(organisation), name=POISON)
    moment, pauses = now(), []

    for _try in range(MOST_ATTEMPTS - 1):
        a_pass(app, engine, "smtp://127.0.0.1:1", at=moment)
        due = deliveries("not_before")[0]
        pauses.append(due - moment)
        moment = due

    assert pauses == sorted(pauses)
    assert pauses[0] == timedelta(minutes=1)
    assert pauses[-1] >= timedelta(hours=4)


def test_a_worker_killed_after_the_server_took_the_letter_sends_it_again_under_the_same_id(
    app, engine, organisation, deliveries
):
    a_letter(app, organisation, a_person(organisation))

    with mail_server() as (box, url):
        _in_a_worker_killed_after_sending(app, url)
        a_pass(app, engine, url, worker="second")
        assert len(box.arrived) == 1, "the lease of the dead worker still holds"
        a_pass(app, engine, url, worker="second", at=now() + LEASE + timedelta(seconds=1))

    assert len(box.arrived) == 2
    assert box.visible == 1
    assert deliveries("state") == ["sent"]


def test_two_workers_never_send_the_same_letter(app, engine, organisation):
    for _number in range(30):
        a_letter(app, organisation, a_person(organisation))

    with mail_server() as (box, url):
        workers = [_in_a_worker(app, url, name) for name in ("one", "two", "three")]
        statuses = [os.waitpid(worker, 0)[1] for worker in workers]

    assert statuses == [0, 0, 0]
    assert len(box.arrived) == 30
    assert not box.repeated


def test_a_worker_whose_lease_ended_cannot_speak_for_the_next(
    app, engine, organisation, deliveries
):
    a_letter(app, organisation, a_person(organisation))
    later = now() + LEASE + timedelta(seconds=1)

    class SlowPost:
        """Takes so long that another worker sends the letter meanwhile, then fails."""

        def send(self, _mail):
            db.session.remove()
            with mail_server() as (box, url):
                _settled(_in_a_worker(app, url, "second", at=later))
            assert box.visible == 1
            raise RuntimeError("too late")

    with app.app_context():
        deliver(engine, SlowPost(), worker="first", at=now())

    assert deliveries("state") == ["sent"]
    assert deliveries("problem") == [None]


def _in_a_worker(app, url, name, *, at=None, post=SmtpPost):
    """Run a pass in a process of its own; return its id."""
    child = os.fork()
    if child:
        return child
    try:
        with app.app_context():
            db.engine.dispose(close=False)  # the parent's connections are not ours to close
            mine = worker_engine(app.config["PORTAL"])
            deliver(mine, post(url, SENDER), worker=name, at=at or now())
        os._exit(0)
    finally:
        os._exit(1)


def _in_a_worker_killed_after_sending(app, url):
    class LastPost(SmtpPost):
        def send(self, mail):
            super().send(mail)
            os.kill(os.getpid(), signal.SIGKILL)

    worker = _in_a_worker(app, url, "killed", post=LastPost)
    _pid, status = os.waitpid(worker, 0)
    assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL


def _settled(worker):
    assert os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1]) == 0
