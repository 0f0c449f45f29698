"""A welfare manager writes down who a woman lives with, what weighs, and what she agreed to."""

import pytest
from playwright.sync_api import expect

from tests.given.cases import a_case
from tests.given.consents import a_notice
from tests.given.tenants import a_person, an_organisation, user_id_of
from tests.journeys.steps import both_sizes, looked_at, sign_in

pytestmark = pytest.mark.journey


@pytest.fixture
def ours(site):
    return an_organisation("Cooperativa Esempio Girasole")


@pytest.fixture
def email(ours):
    return a_person(ours, roles=["welfare_manager", "admin"], name="Marta Esempio")


@pytest.fixture
def anna(ours, email):
    return a_case(ours, by=user_id_of(email), name="Anna", family_name="Prova", born_in=1988)


@both_sizes
def test_a_family_is_written_down_and_nothing_typed_is_lost(tab, email, anna, width):
    page = sign_in(tab("/signin", width=width), email)

    page.goto(f"/participants/{anna}/household")
    looked_at(page, "household-empty")
    page.get_by_role("link", name="Aggiungi una persona").click()
    page.locator("#given_name").fill("Leo")
    page.locator("#born_in").fill("1980")
    page.get_by_role("button", name="Aggiungi").click()
    expect(page.locator("#error-summary")).to_contain_text("Lei è nata nel 1988")
    expect(page.locator("#given_name")).to_have_value("Leo")
    looked_at(page, "member-refused")
    page.locator("#born_in").fill("2020")
    page.get_by_role("button", name="Aggiungi").click()
    expect(page.locator("main")).to_contain_text("Persona aggiunta al nucleo.")
    looked_at(page, "household")

    page.goto(f"/participants/{anna}/details")
    page.locator("#call_note").fill("Chiedi sempre se può parlare")
    page.get_by_role("button", name="Salva").click()
    expect(page.locator("main")).to_contain_text("Modifiche salvate.")
    looked_at(page, "details")


@both_sizes
def test_needs_are_weighed_with_the_keyboard_alone(tab, email, anna, width):
    page = sign_in(tab("/signin", width=width), email)

    page.goto(f"/participants/{anna}/needs/new")
    looked_at(page, "needs-new")
    page.locator("#work-score-0").focus()
    for _press in range(4):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.type("Turni di notte")
    page.get_by_role("button", name="Salva").press("Enter")

    expect(page.locator("main")).to_contain_text("Valutazione salvata.")
    expect(page.locator("main")).to_contain_text("Turni di notte")
    looked_at(page, "needs")


@both_sizes
def test_a_consent_is_noted_and_its_notice_read(tab, email, ours, anna, width):
    a_notice(ours)
    page = sign_in(tab("/signin", width=width), email)

    page.goto(f"/participants/{anna}/consents/sharing")
    assert page.locator("input[name=state]:checked").count() == 0
    looked_at(page, "consent-answer")
    page.get_by_label("Dice di sì").check()
    page.get_by_role("button", name="Salva").click()
    expect(page.locator("main")).to_contain_text("Risposta salvata.")
    looked_at(page, "consents")

    page.get_by_role("link", name="versione 1").first.click()
    expect(page.locator("h1")).to_have_text("Informativa")
    looked_at(page, "notice")
    page.goto("/organisation/notices")
    looked_at(page, "notices")
