"""The catalogue suggests services for a plan and says why; one press makes one an action."""

from uuid import uuid4

import pytest

from portal.plans.planning import queries
from tenants.clock import today
from tests.given.cases import a_case, following
from tests.given.households import a_member
from tests.given.needs import an_assessment
from tests.given.plans import a_plan
from tests.given.services import a_published_service
from tests.given.tenants import a_person, an_organisation, user_id_of

PLACES = {"status": "places", "places": 4, "said_on": "2026-11-15"}


@pytest.fixture
def office(app):
    organisation = an_organisation("Cooperativa Esempio")
    email = a_person(organisation, roles=["welfare_manager"])
    return organisation, email, user_id_of(email)


@pytest.fixture
def manager(browser, office):
    return browser().sign_in(office[1])


@pytest.fixture
def woman(office):
    """A woman of Biella with a child of four, for whom childcare weighs 3."""
    anna = a_case(office[0], by=office[2], municipality="096004")
    a_member(office[0], anna, born_in=today().year - 4)
    an_assessment(office[0], anna, by=office[2], childcare=3, work=1)
    return a_plan(office[0], by=office[2], participant=anna)


def a_service(office, name, kind="EDU-03", **document):
    texts = {"it": {"name": name, "summary": "Una prova.", "description": "Una prova."}}
    ages = {"min": 3, "max": 5}
    return a_published_service(
        office[0], texts=texts, kinds=[kind], **{"ages": ages, "capacity": PLACES, **document}
    )


def test_a_service_that_suits_is_suggested_with_its_reasons(manager, office, woman):
    a_service(office, "Infanzia Esempio")

    page = manager.get(f"/participants/{woman['id']}/plan/services")

    assert "Infanzia Esempio" in page.text
    assert "cura dei figli 3 su 4; serve Biella" in page.text
    assert "età 3–5" in page.text
    assert "4 posti liberi, detto il 15/11/2026" in page.text


def test_what_is_for_others_is_not_suggested(manager, office, woman):
    a_service(office, "Nido Esempio", ages={"min": 0.25, "max": 2})
    a_service(office, "Lontano Esempio", areas=["096020"])
    a_service(office, "Lavoro Esempio", kind="LAV-01")

    page = manager.get(f"/participants/{woman['id']}/plan/services")

    for name in ("Nido Esempio", "Lontano Esempio", "Lavoro Esempio"):
        assert name not in page.text


def test_without_needs_the_page_says_where_to_write_them(manager, office):
    ids = a_plan(office[0], by=office[2])

    page = manager.get(f"/participants/{ids['id']}/plan/services")

    assert "Non sappiamo ancora di che cosa ha bisogno" in page.text


def test_a_goal_asks_for_its_own_part_of_life(manager, office):
    ids = a_plan(office[0], by=office[2])
    a_service(office, "Infanzia Esempio")

    page = manager.get(f"/participants/{ids['id']}/plan/services?goal={ids['goal']}")

    assert "Infanzia Esempio" in page.text


def test_words_find_a_service_too(manager, office, woman):
    a_service(office, "Lavoro Esempio", kind="LAV-01")

    page = manager.get(f"/participants/{woman['id']}/plan/services?q=lavoro")

    assert "Lavoro Esempio" in page.text


def test_one_press_makes_a_service_an_action(manager, office, woman):
    service = a_service(office, "Infanzia Esempio")

    manager.get(f"/participants/{woman['id']}/plan/services")
    page = manager.submit(form="/plan/services")

    assert "Sentire il servizio «Infanzia Esempio»" in page.text
    with following(office[0], office[2]):
        plan = queries.open_plan(woman["id"])
        picked = [each for each in queries.activities(plan.id) if each.service_id]
        assert [(each.service_id, each.goal_id) for each in picked] == [(service, woman["goal"])]


def test_without_a_goal_a_service_brings_its_own(manager, office, woman):
    service = a_service(office, "Infanzia Esempio")

    manager.get(f"/participants/{woman['id']}/plan/services")
    manager.submit({"goal": ""}, form="/plan/services")

    with following(office[0], office[2]):
        titles = [goal.title for goal in queries.goals(queries.open_plan(woman["id"]).id)]
    assert titles == ["Torno al lavoro", "Cura dei figli"]
    assert service


def test_a_service_that_is_not_there_is_not_picked(manager, woman):
    address = f"/participants/{woman['id']}/plan/services"

    assert manager.post(address, {"service": str(uuid4())}).status == 404
    assert manager.post(address, {"service": "nessuno"}).status == 404
