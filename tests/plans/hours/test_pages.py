"""The pages of the hours, as a welfare manager opens them."""

from datetime import UTC, datetime, time

import pytest

from portal.participants.household.models import Relation
from portal.plans.hours import panels, queries
from portal.plans.hours.days_off import Rest
from portal.plans.hours.panels import PlannedActivity
from portal.plans.hours.slots import SlotKind
from tenants import clock
from tests.given.cases import a_case, following
from tests.given.hours import a_slot, an_activity
from tests.given.households import a_member
from tests.given.tenants import a_person, an_organisation
from tests.shape.statements import statements_of

PRESET = "preset=primary40"
NOVEMBER = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
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


def page(anna):
    return f"/participants/{anna}/hours"


def measured(ours, anna):
    with following(ours):
        return queries.coverage(anna)


def test_without_anybody_to_look_after_the_page_says_so(manager, anna):
    manager.get(page(anna))

    assert "Non c'è nessuno da seguire" in manager.text


def test_an_unknown_week_counts_as_being_at_home_and_is_said(manager, anna, leo):
    manager.get(page(anna))

    assert "Mancano degli orari" in manager.text
    assert "0 ore scoperte in media in una settimana di scuola" in manager.text


def test_a_preset_fills_the_form_and_the_figure_follows(manager, ours, anna, leo):
    a_slot(ours, anna, hours="9:00–18:00")

    manager.get(f"{page(anna)}/new?{PRESET}&whose={leo}")
    assert manager.filled()["starts"] == ["08:30"]
    manager.submit()

    assert "7,5 ore scoperte in media in una settimana di scuola" in manager.text
    assert "da lunedì a venerdì dalle 16:30 alle 18: Leo" in manager.text


def test_the_same_hours_may_be_written_for_several_people_at_once(manager, ours, anna, leo):
    mia = a_member(ours, anna, given_name="Mia", born_in=2020)

    manager.get(f"{page(anna)}/new?{PRESET}")
    manager.submit({"whose": [str(leo), str(mia)]})

    assert {whose for whose, _ends in _slots(ours, anna)} == {leo, mia}


def test_a_child_has_no_work_and_an_adult_no_school(manager, anna, leo):
    manager.get(f"{page(anna)}/new?preset=day&whose={leo}")
    manager.submit()
    assert "Di Leo scrivi chi la guarda" in manager.text

    manager.get(f"{page(anna)}/new?{PRESET}&whose={anna}")
    manager.submit()
    assert "Anna è una persona adulta" in manager.text
    assert manager.status == 422


def test_a_last_day_before_the_first_is_refused_and_nothing_is_lost(manager, anna, leo):
    manager.get(f"{page(anna)}/new?{PRESET}&whose={leo}")
    manager.submit({"first_day": "2027-02-01", "last_day": "2027-01-01", "name": "Primaria"})

    assert "L'ultimo giorno viene prima del primo." in manager.text
    assert manager.filled()["name"] == ["Primaria"]


def test_a_slot_is_changed_and_taken_away(manager, ours, anna, leo):
    work = a_slot(ours, anna, hours="9:00–18:00")

    manager.get(f"{page(anna)}/{work}")
    manager.submit({"ends": "13:00"})
    assert "20 ore scoperte in media in una settimana di scuola" in manager.text

    manager.get(f"{page(anna)}/{work}")
    manager.submit(form="removal")
    assert not _slots(ours, anna)


def test_two_who_change_a_slot_at_once_see_both_versions(browser, manager, ours, anna, leo):
    work = a_slot(ours, anna, hours="9:00–18:00")
    colleague = browser().sign_in(a_person(ours, roles=["welfare_manager"]))
    manager.get(f"{page(anna)}/{work}")
    colleague.get(f"{page(anna)}/{work}")
    colleague.submit({"ends": "17:00"})

    manager.submit({"ends": "16:00"})

    assert manager.status == 409
    assert "17:00" in manager.text
    manager.submit()
    assert _slots(ours, anna) == [(anna, time(16))]


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


def _slots(ours, anna):
    with following(ours):
        return [(slot.whose, slot.ends) for slot in queries.slots(anna)]


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


def test_weeks_that_alternate_need_a_first_week(manager, anna, leo):
    manager.get(f"{page(anna)}/new?preset=early&whose={anna}")
    manager.submit({"every": "2"})

    assert "scrivi un giorno della prima settimana" in manager.text
    manager.submit({"first_week": "2026-11-25"})
    assert "una settimana sì e una no" in manager.text


def test_an_action_of_the_plan_may_be_chosen_beforehand(manager, ours, anna, leo, plan):
    action = an_activity(ours, anna)
    plan.append(PlannedActivity(action, "Doposcuola"))

    manager.get(f"{page(anna)}/new?preset=after&whose={leo}&activity={action}")

    assert manager.filled()["activity_id"] == [str(action)]


@pytest.mark.parametrize("asked", ["whose=nessuno", "preset=ieri", "activity=1", "whose="])
def test_a_form_asked_for_with_nonsense_opens_empty(manager, anna, leo, asked):
    assert manager.get(f"{page(anna)}/new?{asked}").status == 200


def test_a_forged_person_and_a_forged_action_are_refused(manager, ours, anna, leo):
    stranger, action = a_case(ours), an_activity(ours, a_case(ours))
    manager.get(f"{page(anna)}/new?{PRESET}")

    manager.submit({"whose": [str(stranger)], "activity_id": str(action)})

    assert manager.status == 422
    assert _slots(ours, anna) == []


def _planned(ours, anna):
    with following(ours):
        return next(slot.id for slot in queries.slots(anna) if slot.activity_id)


def test_a_fuller_week_costs_no_more_queries(app, manager, ours, anna, leo):
    a_slot(ours, anna)
    short = statements_of(app, manager.client, page(anna))
    for _ in range(4):
        a_slot(ours, anna)
        a_slot(ours, anna, SlotKind.CARER, whose=leo)

    assert len(statements_of(app, manager.client, page(anna))) == len(short) <= 12
