"""A partner with a service, and somebody who sends women there."""

from datetime import UTC, datetime

import pytest

from portal.catalogue.publishing.queries import head
from portal.referrals.waiting.models import WaitlistEntry
from portal.referrals.waiting.turns import actions as turns
from tenants import clock
from tenants.database import db
from tests.given import referrals
from tests.given.tenants import a_person, an_organisation

NOVEMBER = datetime(2026, 11, 16, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_november():
    with clock.fixed(NOVEMBER):
        yield


@pytest.fixture
def ours(app):
    return an_organisation("Consorzio Esempio")


@pytest.fixture
def theirs(app):
    return an_organisation("Coop. Prova")


@pytest.fixture
def manager(browser, ours):
    return browser().sign_in(a_person(ours, roles=["welfare_manager"]))


@pytest.fixture
def operator(browser, theirs):
    return browser().sign_in(a_person(theirs, roles=["intake_operator"]))


@pytest.fixture
def state(theirs):
    """Where an entry stands, and the places that are taken for it."""

    def state(entry_id):
        with referrals.taking_in(theirs):
            entry = db.session.get(WaitlistEntry, (theirs, entry_id))
            return (entry.state.value, entry.taken) if entry else None

    return state


@pytest.fixture
def left(theirs):
    """The places that the catalogue counts as free."""

    def left(service_id):
        with referrals.taking_in(theirs):
            service = head(theirs, service_id)
            return (service.capacity.value, service.places_left)

    return left


@pytest.fixture
def run(app):
    def run(moment):
        with app.app_context():
            return turns.run(moment)

    return run
