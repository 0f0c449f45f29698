"""The services that a person answers for find another hand when she leaves."""

import pytest

from tests.given.people import facts, membership_id_of
from tests.given.services import a_draft, a_published_service, a_service_in_review
from tests.given.tenants import _power, a_person, an_organisation, the_lead, user_id_of


@pytest.fixture
def aurora(app):
    return an_organisation("Cooperativa Esempio Aurora")


@pytest.fixture
def giulia(aurora):
    return a_person(aurora)


@pytest.fixture
def departure(browser, aurora, giulia):
    """The page on which an admin takes Giulia's access away."""
    admin = browser().sign_in(a_person(aurora, roles=["admin"]))
    return lambda: admin.get(f"/organisation/people/{membership_id_of(giulia, aurora)}/departure")


def authors():
    return {row[0] for row in _power().execute("SELECT author_id FROM service_version")}


def test_drafts_services_in_review_and_published_ones_are_counted(aurora, giulia, departure):
    author = user_id_of(giulia)
    for make in (a_draft, a_service_in_review, a_published_service):
        make(aurora, author)
    a_draft(aurora)

    assert "Schede di servizio: 3" in departure().text


def test_whoever_takes_over_answers_from_then_on(aurora, giulia, departure):
    author, anna = user_id_of(giulia), user_id_of(a_person(aurora, name="Anna Esempio"))
    a_service_in_review(aurora, author)

    departure().submit({"successor": str(anna)})

    row = _power().execute("SELECT author_id, submitted_by, writer_ids FROM service_version")
    author_id, submitted_by, writers = row.fetchone()
    assert (author_id, submitted_by) == (anna, anna)
    assert str(author) in writers
    assert facts("person_left")[0]["reassigned"] == 1


def test_the_services_of_others_stay_theirs(aurora, giulia, departure):
    other = user_id_of(a_person(aurora))
    a_draft(aurora, other)
    foreign = an_organisation("Comune di Esempio")
    a_draft(foreign, user_id_of(a_person(foreign)))
    before = authors()

    page = departure()
    assert "Non ha nulla in mano" in page.text
    page.submit()

    assert authors() == before


def test_the_lead_sees_how_many_services_each_partner_has(browser, aurora):
    lead = the_lead()
    a_published_service(aurora)
    a_draft(aurora)

    page = browser().sign_in(a_person(lead, roles=["overseer"])).get("/network/organisations")

    row = next(row for row in page.page.iter("tr") if "Aurora" in "".join(row.itertext()))
    cells = [cell for cell in row.iter("td") if cell.get("data-label") == "Servizi pubblicati"]
    assert ["".join(cell.itertext()).strip() for cell in cells] == ["1"]
