"""Two parties, a referral between them, and a network of strangers around it."""

import pytest

from tests.given.received import received, two_parties
from tests.given.referrals import accepted
from tests.given.tenants import an_organisation, the_lead


@pytest.fixture
def parties(app):
    lead = the_lead()
    found_parties = two_parties()
    found_parties.lead = lead
    found_parties.other = an_organisation("Altra Coop")
    found_parties.company = an_organisation("Filatura", kind="company")
    return found_parties


@pytest.fixture
def sent(parties):
    return received(parties)


@pytest.fixture
def taken(parties, sent):
    accepted(parties.partner, sent, by=parties.operator_id)
    return sent


@pytest.fixture
def operator(browser, parties):
    return browser().sign_in(parties.operator)


@pytest.fixture
def colleague(browser, parties):
    return browser().sign_in(parties.colleague)
