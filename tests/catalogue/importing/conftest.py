"""Somebody who imports, the worker, and what stands in the database afterwards."""

import io

import pytest

from portal.catalogue.importing import actions
from portal.catalogue.taxonomy import queries as taxonomy
from tenants.clock import now
from tests.given.tenants import a_person, an_organisation


@pytest.fixture(autouse=True)
def fresh_words():
    """Let no test see terms that another one changed."""
    taxonomy.forget()


@pytest.fixture
def organisation(app):
    return an_organisation("Cooperativa Esempio Import")


@pytest.fixture
def editor(browser, organisation):
    """Somebody who writes the organisation's services."""
    return browser().sign_in(a_person(organisation, roles=["service_editor"]))


@pytest.fixture
def upload(editor):
    """Send a file to the import and go to what it says."""

    def send(content, name="servizi.csv"):
        editor.get("/services/import")
        return editor.submit({"file": (io.BytesIO(content), name)}, follow=True)

    return send


@pytest.fixture
def work(app):
    """Let the worker do its pass."""

    def run(at=None):
        with app.app_context():
            return actions.carry_on(at or now())

    return run


@pytest.fixture
def imported(upload, editor, work):
    """Bring a file in to the end."""

    def bring(content, name="servizi.csv"):
        upload(content, name)
        editor.submit(form="confirmation")
        work()
        return editor.get(editor.response.request.path)

    return bring


@pytest.fixture
def services(all_powerful, organisation):
    """The services of the organisation: each name with the state of its newest version."""

    def read():
        rows = all_powerful.execute(
            "SELECT DISTINCT ON (s.sort_key, s.id) s.name, v.state FROM service s"
            " JOIN service_version v ON v.service_id = s.id WHERE s.organisation_id = %s"
            " ORDER BY s.sort_key, s.id, v.no DESC",
            [organisation],
        )
        return dict(rows.fetchall())

    return read


@pytest.fixture
def document(all_powerful):
    """What the newest version of a service says."""

    def read(name):
        found = all_powerful.execute(
            "SELECT v.doc FROM service s JOIN service_version v ON v.service_id = s.id"
            " WHERE s.name = %s ORDER BY v.no DESC LIMIT 1",
            [name],
        ).fetchone()
        return found[0] if found else None

    return read
