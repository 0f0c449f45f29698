"""A database that goes away gives a plain page, and the portal recovers by itself."""

import os
import signal

import pytest

from tenants import embedded
from tests.databases import arranged, config_of
from tests.given.tenants import a_person, an_organisation, in_use
from tests.installation import Web, installation, until
from tests.mail_server import free_port
from tests.visitor import Visitor

RECOVERY = 10  # seconds


@pytest.fixture
def own_server(tmp_path):
    """The folder of a database server of this test alone, prepared by the portal itself."""
    server = embedded.ensure(tmp_path, lasting=False)
    embedded.prepare(server)
    with installation(config_of(server), tmp_path) as one:
        assert one.flask("prepare").returncode == 0
        yield tmp_path, one


@pytest.fixture
def signed_in(own_server):
    """Return a maker of visitors with a session in that database."""
    folder, _installed = own_server

    def visitor(web):
        with arranged(embedded.ensure(folder, lasting=False)):
            found = Visitor(web).sign_in(a_person(an_organisation()))
            in_use().execute("CHECKPOINT")  # a server of tests keeps commits for later
            return found

    return visitor


def crash(folder):
    """Stop a database server at once, as a crash would."""
    pid = int((folder / "postgres" / "postmaster.pid").read_text().split()[0])
    os.kill(pid, signal.SIGQUIT)
    until(lambda: not (folder / "postgres" / "postmaster.pid").exists())


def test_the_pages_say_so_and_come_back_without_a_restart(own_server, signed_in):
    folder, installed = own_server
    web = installed.web()
    visitor, stranger = signed_in(web), Visitor(web)
    visitor.get("/today")

    crash(folder)

    for asked in (visitor.get("/today"), stranger.get("/signin"), stranger.get("/readyz")):
        assert asked.status == 503
        assert asked.headers["Retry-After"] == "10"
        assert "Il portale torna tra poco" in asked.page
    assert web.status("/healthz") == 200
    visitor.post("/signout", {})
    assert visitor.status == 503
    embedded.ensure(folder, lasting=False)
    assert until(lambda: visitor.get("/today").status == 200) < RECOVERY
    assert not web.process.poll()


def test_an_embedded_database_is_started_again_by_the_portal(own_server):
    folder, installed = own_server
    port = str(free_port())
    alone = {name: "" for name in installed.environment if name.isupper() and name != "PATH"}
    settings = alone | {"PORTAL_DATA_DIR": str(folder), "PORTAL_PORT": port}
    serving = installed.start("serve", "flask", "serve", **settings)
    until(lambda: "Ready" in installed.said("serve"), seconds=30)

    crash(folder)

    web = Visitor(Web(int(port), serving))
    until(lambda: web.get("/readyz").status == 200, seconds=40)
    serving.send_signal(signal.SIGINT)
    assert serving.wait(timeout=25) == 0


def test_the_worker_ends_when_the_database_does_and_says_so(own_server):
    folder, installed = own_server
    worker = installed.worker()
    until(lambda: "no worker" not in installed.flask("doctor").stdout, seconds=20)

    crash(folder)

    assert worker.wait(timeout=40) == 1
    assert "the database went away" in installed.said("worker")
    embedded.ensure(folder, lasting=False)
