"""A welfare manager sends a woman from her plan, between two talks: few clicks, scripts or not."""

from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from portal.plans.planning import queries as plans
from portal.plans.planning.suggesting import actions as picking
from portal.referrals.tracking.kinds import Status
from tests.given.cases import a_case, following
from tests.given.plans import a_plan
from tests.given.referrals import a_referral, moved
from tests.given.services import a_published_service
from tests.given.tenants import a_person, an_organisation, user_id_of
from tests.journeys.steps import both_sizes, looked_at, sign_in

pytestmark = pytest.mark.journey


@pytest.fixture
def house(site):
    """A welfare manager, a woman whom she follows, and an action of her plan that is a service."""
    ours, partner = an_organisation(), an_organisation("Cooperativa Prova")
    email = a_person(ours, roles=["welfare_manager"])
    marta = user_id_of(email)
    anna = a_case(ours, by=marta, name="Anna", family_name="Prova", phone="333 0000001")
    nursery = a_published_service(partner)
    plan = a_plan(ours, by=marta, participant=anna)
    with following(ours, marta):
        picking.pick(plans.open_plan(anna), nursery, goal_id=plan["goal"], domain="")
    return SimpleNamespace(ours=ours, partner=partner, email=email, marta=marta, anna=anna)


@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_plan_it_is_one_page(tab, house, scripts):
    page = sign_in(tab("/signin", width=360, scripts=scripts), house.email)
    page.goto(f"/participants/{house.anna}/plan")

    page.locator("#goals").get_by_role("link", name="Invia", exact=True).click()
    page.get_by_label("Perché, in poche parole").fill("Cerca un posto al mattino")
    page.get_by_label("Anna sa che cosa vedrà Cooperativa Prova").check()
    page.get_by_label("A voce").check()
    page.get_by_role("button", name="Invia", exact=True).click()

    expect(page.get_by_text("Inviata a Cooperativa Prova")).to_be_visible()
    expect(page.get_by_text("Tocca al partner")).to_be_visible()


@both_sizes
def test_the_pages_of_a_sender_fit_and_are_usable(tab, house, width):
    sent = [
        a_referral(house.ours, to=house.partner, by=house.marta, participant=house.anna)
        for _each in range(2)
    ]
    moved(house.partner, sent[0], Status.REJECTED, code="no-capacity")
    page = sign_in(tab("/signin", width=width), house.email)

    for name, path in {
        "invii": "/referrals?status=all",
        "invii-persona": f"/participants/{house.anna}/referrals",
        "invii-scelta": f"/participants/{house.anna}/referrals/new?domain=childcare",
        "invii-aperto": f"/referrals/{sent[1]}",
        "invii-altrove": f"/referrals/{sent[0]}/alternatives",
        "invii-fuori": f"/participants/{house.anna}/referrals/outside",
    }.items():
        page.goto(path)
        looked_at(page, name)
