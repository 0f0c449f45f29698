"""An overseer reaches no person by any address, though the lead and others follow some."""

import pytest
from werkzeug.routing.converters import AnyConverter, IntegerConverter, UUIDConverter

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
    for rule in app.url_map.iter_rules():
        if "GET" in rule.methods and rule.endpoint != "static":
            values = {name: _filled(rule, name, known) for name in rule.arguments}
            with app.test_request_context():
                yield app.url_for(rule.endpoint, **values)


def _filled(rule, name, known):
    woman, referral = known
    match rule._converters[name]:  # noqa: SLF001 -- what an address takes
        case UUIDConverter():
            return referral if "referral" in name else woman
        case AnyConverter() as one:
            return min(one.items)
        case IntegerConverter():
            return 1
        case _:
            return "x"


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
