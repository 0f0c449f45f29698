"""The school calendar: the lead writes it, welfare managers read it, the hours follow it."""

from datetime import UTC, datetime

import pytest

from portal.plans.hours.days_off import Rest
from portal.plans.hours.school_calendar import queries
from portal.plans.hours.school_calendar.queries import days_off
from tenants import clock
from tests.given.cases import following
from tests.given.hours import a_closure
from tests.given.tenants import a_person, an_organisation, the_lead

NOVEMBER = datetime(2026, 11, 24, 9, tzinfo=UTC)
CALENDAR = "/school-calendar"


@pytest.fixture(autouse=True)
def in_november():
    with clock.fixed(NOVEMBER):
        yield


@pytest.fixture
def lead(app):
    return the_lead()


@pytest.fixture
def keeper(browser, lead):
    return browser().sign_in(a_person(lead, roles=["network_admin"]))


def written(lead):
    with following(lead):
        return [(row.level, f"{row.first_day}", f"{row.last_day}") for row in queries.closures()]


def test_the_usual_dates_stand_until_somebody_writes_the_true_ones(keeper):
    keeper.get(CALENDAR)

    assert "Anno scolastico 2026/2027" in keeper.text
    assert "Date solite, da confermare" in keeper.text
    assert "23/12/2026" in keeper.text


def test_the_lead_begins_with_the_usual_dates_and_puts_them_right(keeper, lead):
    keeper.get(CALENDAR)
    keeper.submit(form="/2026/draft")
    christmas = next(link for link in keeper.links() if link.startswith(f"{CALENDAR}/0"))

    keeper.get(christmas)
    keeper.submit({"name": "Prima campanella"})

    assert "Prima campanella" in keeper.text
    assert len(written(lead)) == 13


def test_a_closure_is_added_and_taken_away(keeper, lead):
    keeper.get(f"{CALENDAR}/new")
    keeper.submit({"level": "school", "first_day": "2026-12-21", "last_day": "2027-01-05"})
    assert written(lead) == [(Rest.SCHOOL, "2026-12-21", "2027-01-05")]

    keeper.get(next(link for link in keeper.links() if link.startswith(f"{CALENDAR}/0")))
    keeper.submit(form="removal")
    assert written(lead) == []


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2027-01-05", "2026-12-21", "L'ultimo giorno viene prima del primo."),
        ("2026-12-21", "9999-12-31", "Controlla l'anno di questa data."),
        ("0202-12-21", "0202-12-22", "Controlla l'anno di questa data."),
        ("2026-02-30", "2026-03-01", "Scrivi una data"),
    ],
)
def test_dates_that_cannot_be_are_refused(keeper, first, last, words):
    keeper.get(f"{CALENDAR}/new")
    keeper.submit({"level": "school", "first_day": first, "last_day": last})

    assert keeper.status == 422
    assert words in keeper.text


def test_two_who_change_the_same_dates_see_both_versions(browser, keeper, lead):
    closure = a_closure(lead)
    colleague = browser().sign_in(a_person(lead, roles=["network_admin"]))
    keeper.get(f"{CALENDAR}/{closure}")
    colleague.get(f"{CALENDAR}/{closure}")
    colleague.submit({"name": "Natale"})

    keeper.submit({"name": "Feste di Natale"})

    assert keeper.status == 409
    assert "Natale" in keeper.text


def test_what_the_lead_writes_holds_for_everybody(keeper, lead):
    a_closure(lead)

    with following(an_organisation()):
        days = days_off()
        assert days.is_off(Rest.SCHOOL, datetime(2027, 1, 4, tzinfo=UTC).date())
        assert not days.is_off(Rest.SCHOOL, datetime(2027, 2, 8, tzinfo=UTC).date())


def test_a_welfare_manager_reads_it_and_changes_nothing(browser, lead):
    manager = browser().sign_in(a_person(an_organisation(), roles=["welfare_manager"]))

    manager.get(CALENDAR)

    assert manager.status == 200
    assert not any(link.startswith(f"{CALENDAR}/") for link in manager.links())
    assert manager.get(f"{CALENDAR}/new").status == 403


def test_a_draft_of_a_year_far_away_is_not_offered(keeper):
    assert keeper.post(f"{CALENDAR}/1990/draft").status == 404
