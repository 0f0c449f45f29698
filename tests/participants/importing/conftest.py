"""A welfare manager who brings people in, the worker, and who is followed afterwards."""

import io

import pytest

from portal.participants.importing import actions
from tenants.clock import now
from tests.given.tenants import a_person, an_organisation, user_id_of


@pytest.fixture
def organisation(app):
    return an_organisation("Cooperativa Esempio Persone")


@pytest.fixture
def email(organisation):
    name = "Marta Esempio"
    return a_person(organisation, roles=["welfare_manager"], name=name)


@pytest.fixture
def marta(email):
    return user_id_of(email)


@pytest.fixture
def manager(browser, email):
    return browser().sign_in(email)


@pytest.fixture
def upload(manager):
    """Send a file to the import and go to what it says."""

    def send(content, name="persone.csv"):
        manager.get("/participants/import")
        return manager.submit({"file": (io.BytesIO(content), name)}, follow=True)

    return send


@pytest.fixture
def work(app):
    """Let the worker do its pass."""

    def run(at=None):
        with app.app_context():
            return actions.carry_on(at or now())

    return run


@pytest.fixture
def imported(upload, manager, work):
    """Bring a file in to the end."""

    def bring(content, name="persone.csv", **choices):
        upload(content, name)
        manager.submit(choices, form="confirmation")
        work()
        return manager.get(manager.response.request.path)

    return bring


@pytest.fixture
def women(all_powerful, organisation):
    """The women of the organisation: name, year, municipality, children."""

    def read():
        query = (
            "SELECT given_name, born_in, municipality, children FROM participant"
            " WHERE organisation_id = %s ORDER BY given_name, id"
        )
        return all_powerful.execute(query, [organisation]).fetchall()

    return read
