"""The pages of the hours, as a welfare manager opens them."""

from datetime import UTC, datetime

import pytest

from portal.plans.hours import queries
from portal.plans.hours.days_off import Rest
from portal.plans.hours.panels import PlannedActivity
from portal.plans.hours.slots import SlotKind
from tenants import clock
from tests.given.cases import a_case, following
from tests.given.hours import a_slot, an_activity
from tests.shape.statements import statements_of

pytestmark = pytest.mark.usefixtures("in_november")


def page(anna):
    return f"/participants/{anna}/hours"


def measured(ours, anna):
    with following(ours):
        return queries.coverage(anna)


def _planned(ours, anna):
    with following(ours):
        return next(slot.id for slot in queries.slots(anna) if slot.activity_id)


def test_without_anybody_to_look_after_the_page_says_so(manager, anna):
    manager.get(page(anna))

    assert "Non c'è nessuno da seguire" in manager.text


def test_an_unknown_week_counts_as_being_at_home_and_is_said(manager, anna, leo):
    manager.get(page(anna))

    assert "Mancano degli orari" in manager.text
    assert "0 ore scoperte in media in una settimana di scuola" in manager.text


def test_an_action_of_the_plan_shows_before_and_after(manager, ours, anna, leo, plan):
    action = an_activity(ours, anna, "Doposcuola Il Girotondo")
    plan.append(PlannedActivity(action, "Doposcuola Il Girotondo"))
    a_slot(ours, anna, hours="9:00–18:00")
    a_slot(ours, anna, SlotKind.SCHOOL, "8:30–16:30", whose=leo)

    manager.get(f"{page(anna)}/new?preset=after&whose={leo}")
    manager.submit({"activity_id": str(action), "weekdays": ["0", "2"]})

    found = measured(ours, anna)
    assert [found.now.ordinary, found.planned.ordinary] == [450, 270]
    after = next(link for link in manager.links() if link.endswith(str(_planned(ours, anna))))
    assert manager.get(after).filled()["activity_id"] == [str(action)]
    manager.submit()
    assert "con tutto il piano 4,5 ore" in manager.text
    manager.get(f"{page(anna)}?with=plan")
    assert "martedì, giovedì e venerdì dalle 16:30 alle 18: Leo" in manager.text


def test_a_shift_that_changes_takes_the_place_of_the_old_one(manager, ours, anna, leo, plan):
    action = an_activity(ours, anna)
    plan.append(PlannedActivity(action, "Orario ridotto", done=True))
    old = a_slot(ours, anna, hours="9:00–18:00")
    a_slot(ours, anna, SlotKind.SCHOOL, "8:30–16:30", whose=leo)

    manager.get(f"{page(anna)}/new?preset=half&whose={anna}")
    manager.submit({"activity_id": str(action), "replaces_id": str(old), "starts": "09:00"})

    found = measured(ours, anna)
    assert [found.before.ordinary, found.now.ordinary] == [450, 0]


def test_the_figures_are_kept_over_time(manager, ours, anna, leo):
    a_slot(ours, anna, hours="9:00–18:00")
    with clock.fixed(datetime(2026, 12, 1, 9, tzinfo=UTC)):
        a_slot(ours, anna, SlotKind.SCHOOL, "8:30–16:30", whose=leo)
        a_slot(ours, anna, SlotKind.CARER, "16:30–18:00", whose=leo, weekdays="0")

    with following(ours):
        kept = [(row.measured_on.day, row.ordinary_now) for row in queries.figures(anna)]
    assert kept == [(24, 2700), (1, 360)]
    assert "01/12/2026" in manager.get(page(anna)).text


@pytest.mark.parametrize("week", ["2027-03-24", "2027-13-45", "", "9999-01-01", "ieri"])
def test_any_week_may_be_asked_for(manager, anna, leo, week):
    manager.get(f"{page(anna)}?week={week}")

    assert manager.status == 200


def test_a_slot_of_another_woman_is_not_found_under_this_one(manager, ours, anna, leo):
    work = a_slot(ours, a_case(ours))

    assert manager.get(f"{page(anna)}/{work}").status == 404
    assert manager.post(f"{page(anna)}/{work}/removal").status == 404


def test_her_name_and_that_of_a_carer_stay_out_of_title_and_address(manager, ours, anna, leo):
    a_slot(ours, anna, SlotKind.CARER, "16:00–18:00", whose=leo, name="nonna Rosa")

    manager.get(page(anna))

    assert "Anna" not in manager.page.find(".//title").text
    assert "nonna Rosa" in manager.text
    assert not any("Anna" in link or "Rosa" in link for link in manager.links())


def test_the_overview_of_the_case_shows_what_was_measured_last(manager, ours, anna, leo):
    assert "in media" not in manager.get(f"/participants/{anna}").text
    a_slot(ours, anna, hours="9:00–18:00")

    manager.get(f"/participants/{anna}")

    assert "45 ore scoperte in media in una settimana di scuola" in manager.text
    assert "Misurate il 24/11/2026" in manager.text


def test_the_next_year_is_drawn_month_by_month(manager, ours, anna, leo):
    a_slot(ours, anna, hours="9:00–18:00")
    a_slot(ours, anna, SlotKind.SCHOOL, "8:30–16:30", whose=leo, rests=Rest.SCHOOL)

    ahead = measured(ours, anna).ahead

    assert len(ahead) == 52
    assert [week.now for week in ahead[:2]] == [450, 450]
    assert max(week.now for week in ahead) == 2700
    assert "mese per mese" in manager.get(page(anna)).text


def test_an_action_of_the_plan_may_be_chosen_beforehand(manager, ours, anna, leo, plan):
    action = an_activity(ours, anna)
    plan.append(PlannedActivity(action, "Doposcuola"))

    manager.get(f"{page(anna)}/new?preset=after&whose={leo}&activity={action}")

    assert manager.filled()["activity_id"] == [str(action)]


def test_a_fuller_week_costs_no_more_queries(app, manager, ours, anna, leo):
    a_slot(ours, anna)
    short = statements_of(app, manager.client, page(anna))
    for _ in range(4):
        a_slot(ours, anna)
        a_slot(ours, anna, SlotKind.CARER, whose=leo)

    assert len(statements_of(app, manager.client, page(anna))) == len(short) <= 12
