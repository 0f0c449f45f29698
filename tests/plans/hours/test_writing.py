"""Writing the hours of a household: presets, several people, shifts, bad input, two at once."""

from datetime import date, time, timedelta

import pytest

from portal.plans.hours import queries
from tests.given.cases import a_case, following
from tests.given.hours import a_slot, an_activity
from tests.given.households import a_member
from tests.given.tenants import a_person

pytestmark = pytest.mark.usefixtures("in_november")
PRESET = "preset=primary40"


def page(anna):
    return f"/participants/{anna}/hours"


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


def test_weeks_that_alternate_need_a_first_week(manager, anna, leo):
    manager.get(f"{page(anna)}/new?preset=early&whose={anna}")
    manager.submit({"every": "2"})

    assert "scrivi un giorno della prima settimana" in manager.text
    manager.submit({"first_week": "2026-11-25"})
    assert "una settimana sì e una no" in manager.text


@pytest.mark.parametrize("asked", ["whose=nessuno", "preset=ieri", "activity=1", "whose="])
def test_a_form_asked_for_with_nonsense_opens_empty(manager, anna, leo, asked):
    assert manager.get(f"{page(anna)}/new?{asked}").status == 200


def test_a_forged_person_and_a_forged_action_are_refused(manager, ours, anna, leo):
    stranger, action = a_case(ours), an_activity(ours, a_case(ours))
    manager.get(f"{page(anna)}/new?{PRESET}")

    manager.submit({"whose": [str(stranger)], "activity_id": str(action)})

    assert manager.status == 422
    assert _slots(ours, anna) == []


def test_shifts_that_follow_each_other_are_written_in_one_go(manager, ours, anna, leo):
    manager.get(f"{page(anna)}/turns?whose={anna}")
    manager.submit({"turns": "3", "first_week": "2026-11-26"})

    week = timedelta(days=7)
    with following(ours):
        written = [(slot.starts.hour, slot.every, slot.first_week) for slot in queries.slots(anna)]
    assert sorted(written) == [
        (6, 3, date(2026, 11, 26)),
        (14, 3, date(2026, 11, 26) + week),
        (22, 3, date(2026, 11, 26) + 2 * week),
    ]
    assert "40 ore scoperte in media in una settimana di scuola" in manager.text


def test_only_an_adult_works_in_shifts(manager, anna, leo):
    manager.get(f"{page(anna)}/turns")

    manager.submit({"whose": str(leo), "first_week": "2026-11-26"})

    assert manager.status == 422


@pytest.mark.parametrize("field", ["first_week", "first_day", "last_day"])
def test_a_slip_of_the_pen_in_a_year_is_noticed(manager, anna, leo, field):
    manager.get(f"{page(anna)}/new?{PRESET}&whose={leo}")

    manager.submit({field: "9999-12-31"})

    assert manager.status == 422
    assert "Controlla l'anno di questa data." in manager.text
    manager.get(f"{page(anna)}/turns?whose={anna}")
    manager.submit({"first_week": "9999-12-31"})
    assert manager.status == 422


def _slots(ours, anna):
    with following(ours):
        return [(slot.whose, slot.ends) for slot in queries.slots(anna)]
