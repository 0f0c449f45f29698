"""Production as docs/operations.md describes it: two web servers and a worker on one database."""

import re
import signal
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from tests.given.tenants import a_person, an_organisation
from tests.installation import until
from tests.mail_server import mail_server
from tests.visitor import Visitor


@pytest.fixture
def letterbox(installed):
    with mail_server() as (box, url):
        installed.environment["SMTP_URL"] = url
        yield box


def test_a_person_signs_in_at_one_server_and_is_known_at_the_other(installed):
    first, second = installed.web(workers=1), installed.web(workers=1)
    visitor = Visitor(first).sign_in(a_person(an_organisation("Cooperativa Esempio Aurora")))

    visitor.web = second
    visitor.get("/today")

    assert visitor.status == 200
    assert "Cooperativa Esempio Aurora" in visitor.page
    assert list(visitor.cookies) == ["__Host-sid"]


def test_the_cookie_travels_by_https_only_and_no_script_reads_it(installed):
    visitor = Visitor(installed.web(workers=1)).get("/signin")

    cookie = visitor.headers["Set-Cookie"]
    assert cookie.startswith("__Host-sid=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(re.split("; *", cookie))
    assert visitor.headers["Strict-Transport-Security"]


def test_a_letter_asked_for_in_the_browser_arrives_by_smtp(installed, letterbox):
    worker = installed.worker()
    visitor = Visitor(installed.web(workers=1))
    a_person(an_organisation(), email="ada@ente.example")

    visitor.get("/password/forgotten").post("/password/forgotten", {"email": "ada@ente.example"})

    until(lambda: letterbox.arrived, seconds=25)
    assert worker.poll() is None
    assert letterbox.arrived[0]["To"] == "ada@ente.example"
    assert "https://portale.hub.example/" in letterbox.arrived[0].get_payload(decode=True).decode()


def test_a_graceful_stop_loses_no_request(installed):
    web, stopping = installed.web(workers=2), Event()

    def visits():
        """Ask until the server no longer listens; every answer that began must end."""
        statuses = []
        while True:
            try:
                statuses.append(web.status("/signin"))
            except ConnectionRefusedError:
                return statuses
            except ConnectionResetError:  # it was in the queue of a closed door, unanswered
                assert stopping.is_set()
                return statuses

    with ThreadPoolExecutor(8) as visitors:
        all_visits = [visitors.submit(visits) for _visitor in range(8)]
        until(web.answers)
        stopping.set()
        web.process.send_signal(signal.SIGTERM)
        assert web.process.wait(timeout=20) == 0

    statuses = [status for each in all_visits for status in each.result()]
    assert len(statuses) >= 8
    assert set(statuses) == {200}


def test_the_worker_stops_when_told(installed, letterbox):
    worker = installed.worker()
    until(lambda: "jobs" not in installed.flask("doctor").stdout.partition("FAIL")[2], seconds=20)

    worker.send_signal(signal.SIGTERM)

    assert worker.wait(timeout=20) == 0


def test_the_logs_hold_no_path_and_no_address(installed):
    web = installed.web(workers=1)
    visitor = Visitor(web)
    email = a_person(an_organisation())

    visitor.sign_in(email).get("/today?q=una-domanda-privata")
    visitor.get("/invitation/un-gettone-segreto")
    web.process.send_signal(signal.SIGTERM)
    web.process.wait(timeout=20)

    said = installed.said(f"web-{web.port}")
    for private in (email, "una-domanda-privata", "un-gettone-segreto", "192.0.2.1"):
        assert private not in said
