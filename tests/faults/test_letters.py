"""Letters on their way through real workers that are killed, and mail servers that close."""

import os
import signal

import pytest

from tests.faults.conftest import FORM, invite
from tests.given.tenants import in_use
from tests.installation import until
from tests.mail_server import Letterbox, free_port, mail_server

pytestmark = [pytest.mark.fault, pytest.mark.timeout(180)]


def states():
    rows = in_use().execute("SELECT state FROM delivery ORDER BY id").fetchall()
    return [state for (state,) in rows]


def time_passes():
    """Let every lease and every pause end."""
    in_use().execute(
        "UPDATE delivery SET leased_until = now() - interval '1 minute', not_before = now()"
        " WHERE state = 'pending'"
    )


class DeadlyLetterbox(Letterbox):
    """Takes a letter, and kills the worker that brought it before it can write so down."""

    victim = None

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 -- the server's name
        answer = await super().handle_DATA(server, session, envelope)
        if self.victim:
            os.kill(self.victim, signal.SIGKILL)
            self.victim = None
        return answer


def test_a_worker_killed_after_the_letter_was_taken_leaves_one_visible_letter(installed, inviter):
    invite(inviter(installed.web(workers=1)), "ada@ente.example")

    with mail_server(box=DeadlyLetterbox()) as (box, url):
        installed.environment["SMTP_URL"] = url
        first = installed.worker("first")
        box.victim = first.pid
        assert first.wait(timeout=40) == -signal.SIGKILL
        assert states() == ["pending"]
        time_passes()
        installed.worker("second")
        until(lambda: states() == ["sent"], seconds=40)

    assert len(box.arrived) == 2
    assert box.visible == 1


def test_a_mail_server_that_is_closed_for_hours_is_no_trouble_of_the_visitors(installed, inviter):
    port, web = free_port(), installed.web(workers=1)
    installed.environment["SMTP_URL"] = f"smtp://127.0.0.1:{port}"
    worker = installed.worker()
    visitor = inviter(web)

    invite(visitor, "ada@ente.example")

    assert visitor.status == 303
    problem = "SELECT problem FROM delivery"
    until(lambda: in_use().execute(problem).fetchone() == ("ConnectionRefusedError",), seconds=40)
    with mail_server(port) as (box, _url):
        time_passes()
        until(lambda: states() == ["sent"], seconds=40)
    assert len(box.arrived) == 1
    assert worker.poll() is None


def test_three_workers_send_each_letter_once_while_one_of_them_is_killed(installed, inviter):
    web, addresses = installed.web(), [f"ospite{number}@ente.example" for number in range(20)]
    visitor = inviter(web)

    with mail_server() as (box, url):
        installed.environment["SMTP_URL"] = url
        workers = [installed.worker(f"worker{number}") for number in range(3)]
        for address in addresses:
            invite(visitor, address)
            assert visitor.status == 303, visitor.page
            visitor.get(FORM)
        workers[0].kill()
        workers[0].wait()
        time_passes()
        until(lambda: states() == ["sent"] * 20, seconds=60)

    assert sorted({message["To"] for message in box.arrived}) == sorted(addresses)
    assert box.visible == 20
    assert len(box.arrived) <= 21
