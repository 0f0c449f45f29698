"""An overseer reaches no person by any address, though the lead and others follow some."""

import pytest

from tests.given import cases
from tests.given import referrals as sent
from tests.given.tenants import a_person, an_organisation, the_lead, user_id_of

WOMAN = "Gelsomini"


@pytest.fixture
def network(app):
    """A woman of the lead's and one of another's, both referred and taken in."""
    lead, sender, partner = the_lead(), an_organisation(), an_organisation()
    taken = {}
    for owner in (lead, sender):
        by = user_id_of(a_person(owner, roles=["welfare_manager"]))
        woman = cases.a_case(owner, by=by, family_name=WOMAN)
        referral = sent.a_referral(owner, to=partner, by=by, participant=woman)
        sent.accepted(partner, referral)
        taken[owner] = (woman, referral)
    return lead, taken


def addresses(app, known):
    """Every address of the portal that can be read, its ids filled with those of a woman."""
    woman, referral = known
    for rule in app.url_map.iter_rules():
        if "GET" not in rule.methods or rule.endpoint in {"static", "home.welcome"}:
            continue
        values = dict.fromkeys(rule.arguments, woman) | {
            name: referral for name in rule.arguments if "referral" in name
        }
        with app.test_request_context():
            yield app.url_for(rule.endpoint, **values)


def test_no_address_tells_an_overseer_who_she_is(app, browser, network):
    lead, taken = network
    overseer = browser().sign_in(a_person(lead, roles=["overseer"]))

    told = [
        address
        for known in taken.values()
        for address in addresses(app, known)
        if WOMAN.encode() in overseer.client.get(address).data
    ]

    assert not told


def test_the_late_list_holds_no_word_about_her(browser, network, all_powerful):
    lead, _taken = network
    all_powerful.execute("UPDATE referral SET due_on = '2026-01-02' WHERE clock <> ''")
    overseer = browser().sign_in(a_person(lead, roles=["overseer"]))

    overseer.get("/oversight/overdue")

    assert overseer.text.count("INV-") == 2
    for word in (WOMAN, "Anna", "Nido", "mattino", "childcare", "BL-2"):
        assert word not in overseer.response.text
