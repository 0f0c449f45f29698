"""An import is taken back whole: what it made goes, what people went on with stays and is named."""

import pytest

from portal.catalogue.publishing import queries
from portal.catalogue.publishing.document import normalised
from portal.catalogue.publishing.drafting import actions as drafting
from tests.given.services import (
    a_document,
    a_draft,
    a_published_service,
    acting,
    approved,
    sent,
)
from tests.given.sheets import a_csv, some_services
from tests.given.tenants import a_person, user_id_of


@pytest.fixture
def undo(editor, work):
    """Take the import of the page last seen back, to the end."""

    def run():
        path = editor.response.request.path
        editor.get(path)
        editor.submit(form="reversal")
        work()
        return editor.get(path)

    return run


@pytest.fixture
def service_id(all_powerful):
    def find(name):
        query = "SELECT id FROM service WHERE name = %s"
        return all_powerful.execute(query, [name]).fetchone()[0]

    return find


def _send(organisation, service_id):
    """Complete a draft and send it to review."""
    person = user_id_of(a_person(organisation))
    with acting(organisation, person):
        service = queries.head(organisation, service_id)
        version = queries.open_version(service)
        texts = a_document()["texts"]["it"] | {"name": service.name}
        drafting.save_draft(
            service, normalised(a_document(texts={"it": texts})), seen=version.version
        )
    return sent(organisation, service_id, person)


def test_what_the_import_created_is_gone(imported, undo, services, all_powerful):
    imported(a_csv(*some_services(3)))

    page = undo()

    assert "Importazione annullata: 3 righe tolte" in page.text
    assert services() == {}
    assert all_powerful.execute("SELECT count(*) FROM service_version").fetchone()[0] == 0


def test_what_was_there_before_stays(imported, undo, organisation, services):
    a_draft(organisation)

    imported(a_csv(*some_services(2)))
    undo()

    assert services() == {"Nido Esempio": "draft"}


def test_a_draft_that_it_changed_is_exactly_as_before(imported, undo, organisation, document):
    a_draft(organisation, documents=[{"label": "Carta d'identità"}])
    before = document("Nido Esempio")
    headings = ("Nome", "In breve", "Documenti", "Indirizzo")
    imported(a_csv(["Nido Esempio", "Altro.", "ISEE", "-"], headings=headings))
    assert document("Nido Esempio") != before

    undo()

    assert document("Nido Esempio") == before


def test_a_draft_that_it_opened_over_a_published_service_is_gone(
    imported, undo, organisation, all_powerful
):
    a_published_service(organisation)

    imported(a_csv(["Nido Esempio", "Altro."]))
    undo()

    states = all_powerful.execute("SELECT state FROM service_version").fetchall()
    assert states == [("published",)]


def test_what_was_sent_or_published_meanwhile_stays_and_is_named(
    imported, undo, organisation, services, service_id
):
    imported(a_csv(*some_services(3)))
    _send(organisation, service_id("Servizio di prova 1"))
    approved(organisation, _send(organisation, service_id("Servizio di prova 2")))

    page = undo()

    assert services() == {"Servizio di prova 1": "in_review", "Servizio di prova 2": "published"}
    assert "2 schede sono rimaste" in page.text
    assert "È già stata mandata in revisione." in page.text
    assert "È già stata pubblicata." in page.text


def test_what_somebody_went_on_writing_stays(
    imported, undo, organisation, services, service_id, all_powerful
):
    imported(a_csv(*some_services(2)))
    person = user_id_of(a_person(organisation))
    with acting(organisation, person):
        service = queries.head(organisation, service_id("Servizio di prova 1"))
        doc = queries.open_version(service).doc
        drafting.save_draft(service, {**doc, "kinds": ["EDU-01"]}, seen=1)

    page = undo()

    assert services() == {"Servizio di prova 1": "draft"}
    assert "Qualcuno l'ha modificata dopo l'importazione." in page.text


def test_what_stayed_can_be_taken_back_at_another_try(
    imported, undo, organisation, services, service_id, all_powerful
):
    imported(a_csv(*some_services(1)))
    all_powerful.execute("UPDATE service_version SET state = 'in_review', version = version + 1")
    undo()
    all_powerful.execute("UPDATE service_version SET state = 'draft', version = version - 1")

    page = undo()

    assert services() == {}
    assert "1 riga tolta" in page.text


def test_a_draft_that_is_gone_already_is_no_obstacle(imported, undo, organisation, services):
    imported(a_csv(*some_services(1)))
    with acting(organisation, user_id_of(a_person(organisation))):
        [service] = [queries.head(organisation, each) for each in _ids(organisation)]
        drafting.discard(service, queries.open_version(service))

    undo()

    assert services() == {}


def test_the_undo_is_a_fact(imported, undo, all_powerful):
    imported(a_csv(*some_services(2)))

    undo()

    content = all_powerful.execute(
        "SELECT content FROM fact WHERE name = 'import_undone'"
    ).fetchone()[0]
    assert (content["undone"], content["kept"]) == (2, 0)


def test_an_import_that_was_not_done_is_not_undone(upload, editor):
    upload(a_csv(*some_services(1)))

    assert editor.post(f"{editor.response.request.path}/reversal").status == 409


def _ids(organisation):
    from sqlalchemy import select

    from portal.catalogue.publishing.models import Service
    from tenants.database import db

    return db.session.scalars(select(Service.id).where(Service.organisation_id == organisation))
