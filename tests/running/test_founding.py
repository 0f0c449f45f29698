"""A new network begins with its lead, founded at the command line."""

from urllib.parse import urlsplit

import pytest

from portal import cli
from portal.app import create_app
from tenants.database import db
from tests.client import PASSWORD, Browser
from tests.given.tenants import in_use


@pytest.fixture
def empty(own_config):
    """The app over a database without any organisation."""
    app = create_app(own_config)
    cli.init_app(app)
    yield app
    with app.app_context():
        db.engine.dispose()


def found(app, name="Consorzio Esempio"):
    arguments = ["organisations", "found-lead", "--name", name, "--email", "ada@hub.example"]
    return app.test_cli_runner().invoke(args=arguments)


def path_told(done):
    return urlsplit(done.output.splitlines()[-1]).path


def test_the_first_administrator_opens_the_link_and_leads(empty):
    done = found(empty)
    visitor = Browser(empty)

    visitor.get(path_told(done))
    visitor.submit({"name": "Ada Esempio", "password": PASSWORD, "repeated": PASSWORD})

    assert visitor.status == 200, visitor.text
    roles = in_use().execute("SELECT role FROM membership_role ORDER BY role").fetchall()
    assert roles == [("admin",), ("network_admin",), ("overseer",), ("reviewer",)]
    assert in_use().execute("SELECT kind, state, name FROM organisation").fetchall() == [
        ("lead", "active", "Consorzio Esempio")
    ]


def test_asked_again_before_anybody_accepted_it_invites_anew(empty):
    first, second = found(empty), found(empty)

    assert path_told(first) != path_told(second)
    assert in_use().execute("SELECT count(*) FROM organisation").fetchone() == (1,)
    assert Browser(empty).get(path_told(second)).status == 200


def test_a_network_that_has_its_lead_gets_no_second(empty):
    visitor = Browser(empty)
    visitor.get(path_told(found(empty)))
    visitor.submit({"name": "Ada Esempio", "password": PASSWORD, "repeated": PASSWORD})

    done = found(empty, "Consorzio Secondo")

    assert done.exit_code == 1
    assert "invite from the portal" in done.output
