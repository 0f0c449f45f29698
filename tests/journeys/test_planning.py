"""A welfare manager writes a plan with a woman, finds a service, and prints what is signed."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from portal.plans.hours.slots import SlotKind
from tenants.clock import today
from tests.given.cases import a_case
from tests.given.hours import a_slot
from tests.given.households import a_member
from tests.given.needs import an_assessment
from tests.given.plans import a_plan, an_agreed_plan
from tests.given.services import a_published_service
from tests.given.tenants import a_person, an_organisation, user_id_of
from tests.journeys.steps import both_sizes, looked_at, sign_in

pytestmark = pytest.mark.journey


@pytest.fixture
def ours(site):
    return an_organisation("Cooperativa Esempio Girasole")


@pytest.fixture
def email(ours):
    return a_person(ours, roles=["welfare_manager"], name="Marta Esempio")


@pytest.fixture
def anna(ours, email):
    """Anna, alone with a child of four, whose care weighs heavily."""
    marta = user_id_of(email)
    anna = a_case(ours, by=marta, name="Anna", family_name="Prova", municipality="096004")
    child = a_member(ours, anna, born_in=today().year - 4)
    an_assessment(ours, anna, by=marta, childcare=3)
    a_slot(ours, anna)
    a_slot(ours, anna, SlotKind.SCHOOL, "8:30–13:00", whose=child)
    return anna


@both_sizes
def test_a_plan_is_written_with_a_service_of_the_catalogue(tab, ours, email, anna, width):
    texts = {"it": {"name": "Doposcuola Esempio", "summary": "Fino a sera.", "description": "Sì."}}
    a_published_service(ours, texts=texts, kinds=["DOP-01"], ages={"min": 3, "max": 11})
    page = sign_in(tab("/signin", width=width), email)

    page.goto(f"/participants/{anna}/plan")
    looked_at(page, "plan-empty")
    page.get_by_role("button", name="Parti da «Sola con figli piccoli»").click()
    expect(page.locator("#goals .goal")).to_have_count(3)
    looked_at(page, "plan-draft")
    page.get_by_role("link", name="Servizi adatti").click()
    expect(page.locator("main")).to_contain_text("cura dei figli 3 su 4; serve Biella")
    looked_at(page, "plan-services")
    page.get_by_role("button", name="Aggiungi al piano").click()

    expect(page.locator("main")).to_contain_text("Sentire il servizio «Doposcuola Esempio»")


@both_sizes
def test_a_plan_is_agreed_and_printed(tab, ours, email, anna, width):
    a_plan(ours, by=user_id_of(email), participant=anna)
    page = sign_in(tab("/signin", width=width), email)

    page.goto(f"/participants/{anna}/plan")
    page.get_by_role("link", name="Rileggi e attiva").click()
    looked_at(page, "plan-agreement")
    page.get_by_role("button", name="Attiva il piano").click()
    expect(page.locator("main")).to_contain_text("Piano attivo")
    looked_at(page, "plan-active")
    page.get_by_role("link", name="Stampa").click()
    looked_at(page, "plan-sheet")
    with page.expect_download() as download:
        page.get_by_role("link", name="Scarica il PDF").click()

    assert download.value.suggested_filename.endswith("-piano.pdf")
    page.goto(f"/participants/{anna}/plan/calendar")
    looked_at(page, "plan-calendar")


def test_a_form_opens_among_the_goals_and_actions_move(tab, ours, email, anna):
    marta = user_id_of(email)
    an_agreed_plan(ours, by=marta, participant=anna)
    page = sign_in(tab("/signin"), email)
    page.goto(f"/participants/{anna}/plan")

    page.get_by_role("link", name="Aggiungi un'azione").click()
    page.get_by_label("Azione").fill("Parlare con la nonna")
    assert page.url.endswith("/plan")
    looked_at(page, "plan-form-inside")
    page.get_by_role("button", name="Salva").click()
    page.get_by_role("button", name=re.compile("Su.*Parlare con la nonna")).click()
    expect(page.locator(".step-title").first).to_have_text("Parlare con la nonna")
    page.get_by_role("button", name=re.compile("Fatta.*Parlare con la nonna")).click()
    expect(page.locator(".step").first).to_contain_text("Da rifare")


@both_sizes
def test_two_people_write_at_once_and_the_plan_is_looked_at_again(tab, ours, email, anna, width):
    ids = an_agreed_plan(ours, by=user_id_of(email), participant=anna)
    base = f"/participants/{anna}/plan"
    mine, hers = (sign_in(tab("/signin", width=width), email) for _ in range(2))
    for page in (mine, hers):
        page.goto(f"{base}/goals/{ids['goal']}")
    for page, words in ((hers, "Scritto prima"), (mine, "Scritto dopo")):
        page.get_by_label("Come capiamo").fill(words)
        page.get_by_role("button", name="Salva").click()

    looked_at(mine, "plan-conflict")
    mine.get_by_role("button", name="Salva la mia versione").click()
    mine.get_by_role("button", name="Fai la verifica").click()
    looked_at(mine, "plan-review")
    mine.get_by_role("button", name="Salva la verifica").click()
    mine.get_by_role("link", name="che cosa è cambiato dalla versione 1").click()

    expect(mine.locator("main")).to_contain_text("Scritto dopo")
    looked_at(mine, "plan-differences")


def test_the_plan_is_written_without_a_script(tab, ours, email, anna):
    page = sign_in(tab("/signin", width=360, scripts=False), email)
    page.goto(f"/participants/{anna}/plan")

    page.get_by_role("button", name="Parti da un foglio bianco").click()
    page.get_by_role("link", name="Aggiungi un obiettivo").click()
    page.get_by_label("Obiettivo").fill("Imparo a guidare")
    page.get_by_label("Come capiamo").fill("Patente presa")
    page.get_by_label("Entro quando").fill((today() + timedelta(days=90)).isoformat())
    page.get_by_role("button", name="Salva").click()
    page.get_by_role("link", name="Rileggi e attiva").click()
    page.get_by_role("button", name="Attiva il piano").click()

    expect(page.locator("main")).to_contain_text("Versione 1")
