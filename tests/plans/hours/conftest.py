"""A family and whoever follows it, on a day in November."""

from datetime import UTC, datetime

import pytest

from portal.participants.household.kinds import Relation
from portal.plans.hours import panels
from tenants import clock
from tests.given.cases import a_case
from tests.given.households import a_member
from tests.given.tenants import a_person, an_organisation

NOVEMBER = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture
def in_november():
    with clock.fixed(NOVEMBER):
        yield


@pytest.fixture
def ours(app):
    return an_organisation()


@pytest.fixture
def anna(ours):
    return a_case(ours, name="Anna")


@pytest.fixture
def leo(ours, anna):
    return a_member(ours, anna, Relation.CHILD, given_name="Leo", born_in=2018)


@pytest.fixture
def manager(browser, ours):
    return browser().sign_in(a_person(ours, roles=["welfare_manager"]))


@pytest.fixture
def plan(monkeypatch):
    """The actions of the plan, as the room above would tell them."""
    told = []
    monkeypatch.setattr(panels, "_sources", [lambda _participant_id: told])
    return told
