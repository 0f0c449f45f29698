"""The times of clocks: the lead sets the network's, a partner those of its own services."""

import pytest

from portal.referrals.clocks import queries
from portal.referrals.clocks.rules import Rule
from portal.referrals.tracking.kinds import Clock, Urgency
from tests.given.cases import following
from tests.given.clocks import a_clock_rule
from tests.given.services import a_published_service
from tests.given.tenants import a_person, an_organisation, the_lead

TIMES = "/referrals/clocks"
RESPOND = f"{TIMES}/network/respond"
TIGHTER = {
    "remind": 1,
    "escalate": 3,
    "expire": 8,
    "urgent_remind": 1,
    "urgent_escalate": 2,
    "urgent_expire": 3,
}


@pytest.fixture
def lead(app):
    return the_lead()


@pytest.fixture
def aurora(lead):
    return an_organisation("Aurora Esempio")


@pytest.fixture
def keeper(browser, lead):
    return browser().sign_in(a_person(lead, roles=["network_admin"]))


@pytest.fixture
def admin(browser, aurora):
    return browser().sign_in(a_person(aurora, roles=["admin"]))


def of_the_network(organisation_id):
    with following(organisation_id):
        return queries.as_rules(queries.network_rules().values())


def of_the_services(organisation_id):
    with following(organisation_id):
        return {key: row.normal for key, row in queries.service_rules(organisation_id).items()}


def test_everybody_in_a_referral_reads_the_times_of_the_network(browser, aurora):
    operator = browser().sign_in(a_person(aurora, roles=["intake_operator"]))

    operator.get(TIMES)

    assert "Rispondere a un invio" in operator.text
    assert "10 giorni lavorativi (4)" in operator.text
    assert operator.get(RESPOND).status == 403


def test_the_lead_sets_the_times_of_the_network(keeper, aurora):
    keeper.get(RESPOND)
    keeper.submit(TIGHTER)

    assert keeper.status == 200
    assert of_the_network(aurora) == {
        (Clock.RESPOND, Urgency.NORMAL): Rule(1, 3, 8),
        (Clock.RESPOND, Urgency.URGENT): Rule(1, 2, 3),
    }


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"escalate": 1}, "dal più vicino al più lontano"),
        ({"expire": 61}, "da 1 a 60"),
        ({"remind": 0}, "da 1 a 60"),
        ({"urgent_expire": 9}, "Un invio urgente non può avere più tempo"),
        ({"remind": "presto"}, "Scrivi un numero intero."),
        ({"expire": ""}, "Scrivi qualcosa qui."),
    ],
)
def test_times_that_cannot_be_are_refused(keeper, lead, wrong, words):
    keeper.get(RESPOND)
    keeper.submit({**TIGHTER, **wrong})

    assert keeper.status == 422
    assert words in keeper.text
    assert of_the_network(lead) == {}


def test_what_never_expires_cannot_be_made_to(keeper, lead):
    keeper.get(f"{TIMES}/network/contact")
    keeper.submit(TIGHTER)

    assert of_the_network(lead)[Clock.CONTACT, Urgency.NORMAL] == Rule(1, 3)


def test_a_partner_changes_a_clock_of_its_service_and_goes_back(admin, aurora):
    nursery = a_published_service(aurora)
    admin.get(TIMES)
    assert "I tempi di «Nido Esempio»" in admin.text

    admin.get(f"{TIMES}/services/{nursery}/respond")
    admin.submit(TIGHTER)
    assert of_the_services(aurora) == {(nursery, Clock.RESPOND): Rule(1, 3, 8)}
    assert "vostri" in admin.text

    admin.get(f"{TIMES}/services/{nursery}/respond")
    admin.submit(form="removal")
    assert of_the_services(aurora) == {}


def test_a_service_of_another_is_not_there(admin, lead):
    theirs = a_published_service(an_organisation())

    assert admin.get(f"{TIMES}/services/{theirs}/respond").status == 404
    assert admin.post(f"{TIMES}/services/{theirs}/respond/removal").status == 404


@pytest.mark.parametrize("clock", ["answer", "confirm", "review", "nothing"])
def test_clocks_that_are_not_a_partners_own_are_not_there(admin, aurora, clock):
    nursery = a_published_service(aurora)

    assert admin.get(f"{TIMES}/services/{nursery}/{clock}").status == 404


def test_two_who_change_the_same_times_see_both(browser, keeper, lead):
    colleague = browser().sign_in(a_person(lead, roles=["network_admin"]))
    keeper.get(RESPOND)
    colleague.get(RESPOND)
    colleague.submit({**TIGHTER, "expire": 9})

    keeper.submit(TIGHTER)
    assert keeper.status == 409
    assert "9 giorni lavorativi" in keeper.text

    keeper.submit(TIGHTER)
    assert of_the_network(lead)[Clock.RESPOND, Urgency.NORMAL] == Rule(1, 3, 8)


def test_only_the_leads_row_counts_for_the_network(aurora, lead):
    a_clock_rule(aurora, 1, 2, 3)

    assert of_the_network(lead) == {}
