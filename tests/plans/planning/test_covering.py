"""The plan and the hours: an action with hours moves the figures, and agreeing keeps them."""

from datetime import UTC, datetime, timedelta

import pytest

from portal.participants.household.kinds import Relation
from portal.plans.hours import queries as hours
from portal.plans.hours.slots import SlotKind
from portal.plans.planning import actions, queries
from portal.plans.planning.models import ActivityState
from portal.plans.planning.writing import actions as writing
from tenants import clock
from tests.given.cases import following
from tests.given.hours import a_slot
from tests.given.households import a_member
from tests.given.plans import a_plan, agreed
from tests.given.tenants import a_person, an_organisation, user_id_of

NOVEMBER = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_november():
    with clock.fixed(NOVEMBER):
        yield


@pytest.fixture
def ours(app):
    return an_organisation()


@pytest.fixture
def manager(ours):
    return user_id_of(a_person(ours, roles=["welfare_manager"]))


@pytest.fixture
def ids(ours, manager):
    """A woman who works longer than school lasts, and whose plan has an after-school club."""
    found = a_plan(ours, by=manager)
    leo = a_member(ours, found["id"], Relation.CHILD, given_name="Leo", born_in=2018)
    a_slot(ours, found["id"], hours="9:00–18:00")
    a_slot(ours, found["id"], SlotKind.SCHOOL, "8:30–16:30", whose=leo)
    club = {"whose": leo, "activity_id": found["activity"]}
    a_slot(ours, found["id"], SlotKind.SERVICE, "16:30–18:00", **club)
    return found


def ordinary(found):
    return [found.before.ordinary, found.now.ordinary, found.planned.ordinary]


def marked(ids, state):
    activity = queries.activity(ids["id"], ids["activity"])
    writing.mark(activity, version=activity.version, state=state)


def test_an_action_still_to_do_is_a_promise_and_a_done_one_is_cover(ours, manager, ids):
    with following(ours, manager):
        assert ordinary(hours.coverage(ids["id"])) == [450, 450, 0]
        marked(ids, ActivityState.DONE)
        assert ordinary(hours.coverage(ids["id"])) == [450, 0, 0]


def test_a_dropped_action_covers_nothing(ours, manager, ids):
    with following(ours, manager):
        marked(ids, ActivityState.DROPPED)
        assert ordinary(hours.coverage(ids["id"])) == [450, 450, 450]


def test_an_action_without_hours_is_not_in_the_table(ours, manager, ids):
    with following(ours, manager):
        plan = queries.the_open_plan(ids["id"])
        writing.add_activity(queries.goals(plan.id)[0], {"title": "Scrivere il curriculum"})

        assert len(hours.coverage(ids["id"]).rows()) == 1


def test_agreeing_on_a_plan_and_doing_it_keep_the_figures(ours, manager, ids):
    with clock.fixed(NOVEMBER + timedelta(days=2)), following(ours, manager):
        agreed(ids["id"])
    with clock.fixed(NOVEMBER + timedelta(days=9)), following(ours, manager):
        marked(ids, ActivityState.DONE)

    with following(ours, manager):
        kept = hours.figures(ids["id"])
        assert [(row.measured_on.day, row.ordinary_now) for row in kept] == [
            (24, 450),
            (26, 450),
            (3, 0),
        ]


def test_what_an_ended_plan_achieved_still_covers(ours, manager, ids):
    with following(ours, manager):
        agreed(ids["id"])
        marked(ids, ActivityState.DONE)
        actions.end_with_case(ids["id"])

        assert ordinary(hours.coverage(ids["id"])) == [450, 0, 0]


def test_taking_an_action_out_of_the_plan_takes_its_hours_along(ours, manager, ids):
    with following(ours, manager):
        activity = queries.activity(ids["id"], ids["activity"])
        writing.remove(activity, version=activity.version)

    with following(ours, manager):
        assert len(hours.slots(ids["id"])) == 2


def test_the_plan_leads_to_the_hours_of_each_action_and_shows_them(browser, ours, ids):
    reader = browser().sign_in(a_person(ours, roles=["welfare_manager"]))
    reader.get(f"/participants/{ids['id']}/plan")
    assert "con tutto il piano 0 ore" in reader.text

    reader.get(next(link for link in reader.links() if "hours/new" in link))

    assert reader.filled()["activity_id"] == [str(ids["activity"])]
