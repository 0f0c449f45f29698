"""What the tests of the partner's side share: two parties, and a browser of each."""

import pytest

from tests.given.received import received, two_parties


@pytest.fixture
def parties(app):
    return two_parties()


@pytest.fixture
def sent(parties):
    """A referral that waits for an answer."""
    return received(parties)


@pytest.fixture
def operator(browser, parties):
    return browser().sign_in(parties.operator)


@pytest.fixture
def colleague(browser, parties):
    return browser().sign_in(parties.colleague)


@pytest.fixture
def manager(browser, parties):
    return browser().sign_in(parties.manager)
