"""A partner says when it is closed, keeps a waiting list, offers a place; the sender takes it."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from portal.referrals.waiting.kinds import Ages
from portal.referrals.waiting.party import Party
from tenants.clock import today
from tests.given.clocks import a_partner_closure
from tests.given.tenants import a_person, an_organisation, the_lead
from tests.given.waiting import a_service_with, an_accepted, offered, waits
from tests.journeys.steps import both_sizes, looked_at, sign_in

FAMILY = Party(1, ((Ages.NURSERY, 1), (Ages.PRIMARY, 1)))

pytestmark = pytest.mark.journey


@pytest.fixture
def ours(site):
    return an_organisation("Cooperativa Esempio Girasole")


@pytest.fixture
def theirs(site):
    return an_organisation("Nidi Esempio Aurora")


@pytest.fixture
def operator(theirs):
    return a_person(theirs, roles=["intake_operator"])


@both_sizes
def test_a_partner_publishes_its_holidays(tab, operator, width):
    a_partner_closure(an_organisation("Associazione Esempio Betulla"), name="Ferie d'inverno")
    page = sign_in(tab("/signin", width=width), operator)
    first, last = today() + timedelta(days=20), today() + timedelta(days=30)

    page.goto("/referrals/closures")
    looked_at(page, "closures-none")
    page.get_by_role("link", name="Scrivi una chiusura").click()
    page.get_by_label("Primo giorno").fill(f"{first}")
    page.get_by_label("Ultimo giorno").fill(f"{last}")
    page.get_by_label("Perché siete chiusi").fill("Ferie")
    looked_at(page, "closure")
    page.get_by_role("button", name="Pubblica").click()

    expect(page.locator("main")).to_contain_text("Chiusura pubblicata")
    looked_at(page, "closures")


@both_sizes
def test_the_lead_sets_the_times_of_the_network(tab, width):
    email = a_person(the_lead(), roles=["network_admin"])
    page = sign_in(tab("/signin", width=width), email)

    page.goto("/referrals/clocks")
    looked_at(page, "clocks")
    page.get_by_role("link", name="Rispondere a un invio").click()
    page.get_by_label("Promemoria dopo").first.fill("9")
    page.get_by_role("button", name="Salva").click()
    looked_at(page, "clock-refused")
    page.get_by_label("Promemoria dopo").first.fill("3")
    page.get_by_role("button", name="Salva").click()

    expect(page.locator("main")).to_contain_text("Tempi salvati")


@both_sizes
def test_a_partner_looks_after_its_lists(tab, ours, theirs, operator, width):
    nursery = a_service_with(theirs, 2)
    waits(ours, theirs, nursery)
    accepted = an_accepted(ours, theirs, nursery)
    page = sign_in(tab("/signin", width=width), operator)

    page.goto("/referrals/waiting")
    looked_at(page, "waiting-services")
    page.goto(f"/referrals/{accepted}/waiting/entry")
    looked_at(page, "waiting-joining")
    page.get_by_role("spinbutton", name="Adulti").fill("1")
    page.get_by_label("da 0 a 2 anni").fill("2")
    page.get_by_label("Quando la riguardi").fill(f"{today() + timedelta(days=30)}")
    page.get_by_role("button", name="Mettila in lista").click()

    expect(page.locator("main")).to_contain_text("un'adulta, 2 fra bambine e bambini")
    looked_at(page, "waiting-list")


def test_a_place_is_offered_and_taken_without_scripts(tab, ours, theirs, operator):
    nursery = a_service_with(theirs, 1)
    referral, _entry = waits(ours, theirs, nursery)
    page = sign_in(tab("/signin", width=360, scripts=False), operator)

    page.goto(f"/referrals/waiting/services/{nursery}")
    page.get_by_role("link", name="Offri il posto").first.click()
    page.get_by_role("button", name="Offri il posto").click()
    expect(page.locator("main")).to_contain_text("Posto offerto, risponde entro")

    page = sign_in(tab("/signin", width=360, scripts=False), manager_of(ours))
    page.goto(f"/referrals/{referral}/waiting")
    page.get_by_label("Sì, li prende").check()
    page.get_by_role("button", name="Rispondi").click()
    expect(page.locator("main")).to_contain_text("Posto confermato")


@both_sizes
def test_the_sender_sees_her_place_and_what_is_offered(tab, ours, theirs, width):
    nursery = a_service_with(theirs, 3)
    referral, entry = waits(ours, theirs, nursery, FAMILY)
    page = sign_in(tab("/signin", width=width), manager_of(ours))

    page.goto(f"/referrals/{referral}/waiting")
    expect(page.locator("main")).to_contain_text("è la prima della lista")
    looked_at(page, "waiting-position")
    offered(theirs, entry)
    page.reload()
    looked_at(page, "waiting-answer")


def manager_of(organisation):
    return a_person(organisation, roles=["welfare_manager"])


@both_sizes
def test_the_order_of_a_list_changes_for_a_reason(tab, ours, theirs, operator, width):
    nursery = a_service_with(theirs, 2)
    _first, entry = waits(ours, theirs, nursery)
    waits(ours, theirs, nursery)
    offered(theirs, entry)
    waits(ours, theirs, nursery)
    page = sign_in(tab("/signin", width=width), operator)

    page.goto(f"/referrals/waiting/services/{nursery}")
    page.get_by_role("link", name="Sposta").last.click()
    looked_at(page, "waiting-place")
    page.get_by_label("A che posto va").fill("1")
    page.get_by_label("Perché").select_option("urgency")
    page.get_by_role("button", name="Sposta").click()

    expect(page.locator("main")).to_contain_text("Lista cambiata.")
