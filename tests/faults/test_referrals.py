"""Fifty partners answer two thousand referrals while workers and the database are killed."""

import random
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread

import pytest

from portal.app import create_app
from tenants import embedded
from tenants.clock import today
from tenants.database import db
from tests.databases import arranged, config_of
from tests.faults.breaking import again, kill_database
from tests.given import referrals, services
from tests.given.cases import a_case
from tests.given.tenants import a_person, an_organisation, in_use, user_id_of
from tests.installation import installation, kill_group, until
from tests.visitor import Visitor

pytestmark = [pytest.mark.load, pytest.mark.timeout(1200)]

PARTNERS = 50
EACH = 40
AT_ONCE = 8  # people who answer at the same moment
CRASHES = 2
RECOVERY = 15  # seconds
UNTOLD = "SELECT count(*) FROM referral_event WHERE noticed_at IS NULL"
ACCEPTED = (
    "SELECT count(*), count(DISTINCT referral_id) FROM referral_event"
    " WHERE act = 'moved' AND to_status = 'accepted'"
)
TOLD = "SELECT count(*) FROM notice WHERE side = 'sender'"
STANDING = "SELECT status, count(*) FROM referral GROUP BY 1"
DOUBLED = (
    "SELECT count(*) FROM (SELECT FROM notice GROUP BY event_id, user_id HAVING count(*) > 1) twice"
)


def test_nothing_is_lost_and_nothing_doubled_while_everything_is_killed(tmp_path, monkeypatch):
    server = embedded.ensure(tmp_path)
    embedded.prepare(server)
    config = config_of(server)
    with installation(config, tmp_path) as installed:
        assert installed.flask("prepare").returncode == 0
        with arranged(server), _used(create_app(config), monkeypatch):
            desks = _sent()
        with _supervised(installed):
            answered = _answered(installed, tmp_path, desks)
            with arranged(server):
                _until_told()
        with arranged(server):
            accepted, told, [doubled] = _asked(ACCEPTED), _asked(TOLD), _asked(DOUBLED)
            kept = in_use().execute(STANDING).fetchall()
    total = PARTNERS * EACH
    assert answered == total
    assert accepted == (total, total)
    assert [tuple(row) for row in kept] == [("accepted", total)]
    assert (*told, doubled) == (total, 0)


def _answered(installed, folder, desks):
    """Let everybody answer while the database is killed; return how many answers were given."""
    web = installed.web(workers=2)
    with ThreadPoolExecutor(AT_ONCE) as people:
        seated = [(Visitor(web).sign_in(email), person, sent) for email, person, sent in desks]
        answering = [people.submit(_answer, *desk) for desk in seated]
        _crash(folder, web)
        answered = sum(each.result(timeout=900) for each in answering)
    assert web.process.poll() is None
    return answered


@contextmanager
def _used(app, monkeypatch):
    """Let `given` write with this installation's keys."""
    monkeypatch.setattr(services, "_app", app)
    yield
    with app.app_context():
        db.engine.dispose()


def _asked(query):
    return tuple(in_use().execute(query).fetchone())


def _sent():
    """Send every partner its referrals; return each partner's address, id and referrals."""
    ours = an_organisation("Consorzio Esempio")
    marta = user_id_of(a_person(ours, roles=["welfare_manager"]))
    anna = a_case(ours, by=marta)
    desks = []
    for number in range(PARTNERS):
        theirs = an_organisation(f"Coop. Prova {number}")
        email = a_person(theirs, roles=["intake_operator"])
        sent = [
            referrals.a_referral(ours, to=theirs, by=marta, participant=anna)
            for _each in range(EACH)
        ]
        desks.append((email, user_id_of(email), sent))
    return desks


def _answer(visitor, person, sent):
    """Accept every referral of a desk, each again and again until it is answered."""
    day = (today() + timedelta(days=2)).isoformat()
    for referral in sent:
        path = f"/referrals/inbox/{referral}/acceptance"
        again(visitor, lambda path=path: visitor.get(path), wanted=200)
        values = {"version": visitor.field("version"), "operator": str(person), "day": day}
        again(visitor, lambda path=path, values=values: visitor.post(path, values), wanted=303)
    return len(sent)


def _crash(folder, web):
    for _crash_number in range(CRASHES):
        time.sleep(15)
        kill_database(folder)
        time.sleep(1)
        embedded.ensure(folder)
        assert until(lambda: web.status("/readyz") == 200) < RECOVERY


@contextmanager
def _supervised(installed):
    """Keep a worker running, killed now and then, as a supervisor would start it again."""
    over = Event()

    def supervise():
        worker = installed.worker()
        while not over.wait(random.uniform(4, 9)):  # noqa: S311 -- any moment will do
            if worker.poll() is None:
                kill_group(worker)
            worker = installed.worker()

    supervisor = Thread(target=supervise)
    supervisor.start()
    try:
        yield
    finally:
        over.set()
        supervisor.join()


def _until_told():
    """Wait until everybody was told of everything."""
    limit = time.monotonic() + 400
    while time.monotonic() < limit:
        if in_use().execute(UNTOLD).fetchone()[0] == 0:
            return
        time.sleep(2)
    raise AssertionError("some events were told to nobody")
