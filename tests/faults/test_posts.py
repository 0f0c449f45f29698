"""A form sent to a portal that breaks: stored once or not at all, and never lost once answered."""

import http.client
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from threading import Event

import psycopg
import pytest

from tenants import embedded
from tests.databases import arranged, config_of
from tests.faults.breaking import again, kill_database
from tests.faults.conftest import FORM, invite
from tests.given.tenants import a_person, an_organisation, in_use
from tests.installation import installation, kill_group, until
from tests.visitor import Visitor

pytestmark = [pytest.mark.fault, pytest.mark.timeout(180)]

RECOVERY = 10  # seconds


def test_a_web_process_killed_before_the_commit_stores_nothing_and_the_retry_stores_once(
    installed, inviter, stored
):
    web = installed.web(workers=1)
    visitor = inviter(web)

    with held("delivery"), ThreadPoolExecutor(1) as sender:
        sending = sender.submit(_lost, visitor, "ada@ente.example")
        until(lambda: waiting() == 1)
        kill_group(web.process)
        assert sending.result()
    assert stored("ada@ente.example") == (0, 0)

    visitor.web = installed.web(workers=1)
    invite(visitor, "ada@ente.example")

    assert visitor.status == 303
    assert stored("ada@ente.example") == (1, 1)


def test_a_web_process_killed_after_the_commit_answers_the_retry_as_it_would_have(
    installed, inviter, stored
):
    web = installed.web(workers=1)
    visitor = inviter(web)
    form = visitor.page
    invite(visitor, "ada@ente.example")
    kill_group(web.process)

    visitor.web, visitor.page = installed.web(workers=1), form
    invite(visitor, "ada@ente.example")

    assert (visitor.status, visitor.location) == (303, "/organisation/people")
    assert stored("ada@ente.example") == (1, 1)


def test_twenty_sendings_of_one_form_at_once_store_once_and_are_answered_alike(
    installed, inviter, stored
):
    first, second = installed.web(), installed.web()
    visitor = inviter(first)

    def sending(number):
        twin = Visitor((first, second)[number % 2])
        twin.cookies, twin.page = dict(visitor.cookies), visitor.page
        invite(twin, "ada@ente.example")
        return twin.status, twin.location

    with ThreadPoolExecutor(20) as senders:
        answers = set(senders.map(sending, range(20)))

    assert answers == {(303, "/organisation/people")}
    assert stored("ada@ente.example") == (1, 1)


def test_a_request_under_way_is_finished_when_the_web_is_told_to_stop(installed, inviter, stored):
    web = installed.web(workers=1)
    visitor = inviter(web)

    with ThreadPoolExecutor(1) as sender:
        with held("delivery"):
            sending = sender.submit(invite, visitor, "ada@ente.example")
            until(lambda: waiting() == 1)
            web.process.send_signal(signal.SIGTERM)
            time.sleep(1)
        assert sending.result().status == 303

    assert web.process.wait(timeout=20) == 0
    assert stored("ada@ente.example") == (1, 1)


def test_a_killed_database_loses_no_answered_form_and_doubles_none(tmp_path):
    server = embedded.ensure(tmp_path)
    embedded.prepare(server)
    with installation(config_of(server), tmp_path) as installed:
        assert installed.flask("prepare").returncode == 0
        web = installed.web(workers=2)

        with arranged(server), forms_being_sent(web, people=6) as answered:
            for _crash in range(2):
                time.sleep(2)
                kill_database(tmp_path)
                time.sleep(1)
                embedded.ensure(tmp_path)
                assert until(lambda: web.status("/readyz") == 200) < RECOVERY
            time.sleep(2)

        assert web.process.poll() is None
        with arranged(server):
            rows = in_use().execute("SELECT email FROM invitation").fetchall()
            letters = in_use().execute("SELECT count(*) FROM delivery").fetchone()[0]
    assert len(answered) > 20
    assert sorted(email for (email,) in rows) == sorted(answered)
    assert letters == len(answered)


@contextmanager
def forms_being_sent(web, *, people):
    """Let people send form after form; give the list of what was answered, whole at the end."""
    over, answered = Event(), []
    visitors = [_inviter(web) for _person in range(people)]
    with ThreadPoolExecutor(people) as senders:
        sending = [
            senders.submit(_until_over, visitor, number, over)
            for number, visitor in enumerate(visitors)
        ]
        try:
            yield answered
        finally:
            over.set()
        for each in sending:
            answered.extend(each.result(timeout=30))


def _inviter(web):
    return Visitor(web).sign_in(a_person(an_organisation(), roles=("admin",)))


def _until_over(visitor, number, over):
    """Send forms, each again and again until it is answered; return what was."""
    answered = []
    while not over.is_set():
        address = f"ospite{number}-{len(answered)}@ente.example"
        again(visitor, lambda: visitor.get(FORM), wanted=200)
        again(visitor, partial(invite, visitor, address), wanted=303)
        answered.append(address)
    return answered


def _lost(visitor, address):
    """Send a form whose answer never comes."""
    try:
        invite(visitor, address)
    except (OSError, http.client.HTTPException):
        return True
    return False


@contextmanager
def held(table):
    """Keep everyone else out of a table, so that a request stops in the middle."""
    info = in_use().info
    with psycopg.connect(info.dsn) as connection:
        connection.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        yield


def waiting():
    query = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    return in_use().execute(query).fetchone()[0]
