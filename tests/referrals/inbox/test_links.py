"""The link of a letter: for whom it was sent, after the sign-in, and for nobody else."""

from datetime import timedelta

import pytest

from portal.referrals.inbox.opening.queries import LASTS, signed_link
from tenants import clock
from tenants.clock import now
from tests.given import referrals
from tests.given.tenants import a_membership, a_person, an_organisation, user_id_of
from tests.referrals.inbox.reading import page, standing


@pytest.fixture
def link(app, parties, sent):
    return _link(app, parties, sent, parties.operator_id)


def test_it_leads_to_one_referral(sent, operator, link):
    operator.get(link)

    assert operator.status == 303
    assert operator.response.location.endswith(page(sent))


def test_alone_it_shows_nothing_and_after_the_sign_in_it_leads_on(parties, sent, anyone, link):
    anyone.get(link)
    assert anyone.status == 303
    assert "/signin" in anyone.response.location
    anyone.get(anyone.response.location)

    anyone.submit({"email": parties.operator, "password": "tre parole di prova"})

    assert anyone.response.request.path == page(sent)


def test_another_person_gets_one_clear_page_and_no_data(parties, sent, colleague, link):
    colleague.get(link)

    assert colleague.status == 404
    assert "Qui non c'è niente per te" in colleague.text
    assert standing(parties, sent).code not in colleague.text


def test_the_sender_gets_the_same_page(manager, link):
    assert manager.get(link).status == 404


def test_a_person_of_two_organisations_is_asked_before_she_switches(app, parties, sent, browser):
    elsewhere = an_organisation("Associazione Altrove")
    both = a_person(elsewhere, roles=["reader"])
    a_membership(parties.partner, user_id_of(both), ["intake_operator"])
    seen = browser().sign_in(both)
    seen.post("/organisation", {"to": str(elsewhere)})
    link = _link(app, parties, sent, user_id_of(both))
    seen.get(link)
    assert "questo invio è per Coop. Prova" in seen.text
    assert standing(parties, sent).code not in seen.text

    seen.submit()

    assert seen.response.request.path == page(sent)
    assert seen.status == 200


def test_a_person_who_no_longer_answers_gets_the_clear_page(app, parties, sent, browser):
    reader = a_person(parties.partner, roles=["reader"])

    seen = browser().sign_in(reader).get(_link(app, parties, sent, user_id_of(reader)))

    assert seen.status == 404
    assert "Qui non c'è niente per te" in seen.text


def test_an_old_link_leads_nowhere(app, operator, parties, sent):
    with clock.fixed(now() - LASTS - timedelta(minutes=1)):
        old = _link(app, parties, sent, parties.operator_id)

    assert operator.get(old).status == 404


@pytest.mark.parametrize("token", ["niente", "WyJhIl0.aaaa.bbbb", "x" * 3000])
def test_a_forged_link_leads_nowhere(operator, token):
    assert operator.get(f"/referrals/open/{token}").status == 404


def _link(app, parties, referral_id, user_id):
    with referrals.taking_in(parties.partner, user_id):
        address = signed_link(referrals.found(referral_id), user_id)
    return address.removeprefix(app.config["PORTAL"].public_url)
