"""Closures: an organisation publishes its own, the network reads them, the past stays."""

from datetime import UTC, date, datetime

import pytest

from portal.referrals.clocks import queries
from tenants import clock
from tests.given.cases import following
from tests.given.clocks import a_partner_closure
from tests.given.tenants import a_person, an_organisation

NOVEMBER = datetime(2026, 11, 24, 9, tzinfo=UTC)
CLOSURES = "/referrals/closures"


@pytest.fixture(autouse=True)
def in_november():
    with clock.fixed(NOVEMBER):
        yield


@pytest.fixture
def aurora(app):
    return an_organisation("Aurora Esempio")


@pytest.fixture
def operator(browser, aurora):
    return browser().sign_in(a_person(aurora, roles=["intake_operator"]))


def published(organisation_id):
    with following(organisation_id):
        found = queries.closures_of(organisation_id, since=date(2026, 1, 1))
        return [(f"{each.first_day}", f"{each.last_day}", each.name) for each in found]


def test_an_intake_operator_publishes_the_holidays_of_her_organisation(operator, aurora):
    operator.get(f"{CLOSURES}/new")
    operator.submit({"first_day": "2026-12-24", "last_day": "2027-01-06", "name": "Natale"})

    assert operator.status == 200
    assert "Natale" in operator.text
    assert published(aurora) == [("2026-12-24", "2027-01-06", "Natale")]


def test_whoever_sends_sees_who_else_is_closed(browser, aurora):
    a_partner_closure(aurora, name="Ferie d'inverno")
    manager = browser().sign_in(a_person(an_organisation(), roles=["welfare_manager"]))

    manager.get(CLOSURES)

    assert "Aurora Esempio" in manager.text
    assert "Ferie d'inverno" in manager.text
    assert manager.get(f"{CLOSURES}/new").status == 403


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-11-23", "2026-11-30", "da oggi in poi"),
        ("2026-12-24", "2026-12-23", "L'ultimo giorno viene prima del primo."),
        ("2026-12-01", "2027-02-01", "al massimo due mesi"),
        ("9999-12-01", "9999-12-31", "Controlla l'anno di questa data."),
        ("2026-12-30", "2027-01-02", "c'è già una chiusura"),
        ("2026-02-30", "2026-03-01", "Scrivi una data"),
    ],
)
def test_days_that_cannot_be_a_closure_are_refused(operator, aurora, first, last, words):
    a_partner_closure(aurora)

    operator.get(f"{CLOSURES}/new")
    operator.submit({"first_day": first, "last_day": last})

    assert operator.status == 422
    assert words in operator.text
    assert len(published(aurora)) == 1


def test_a_closure_to_come_is_taken_away(operator, aurora):
    a_partner_closure(aurora)

    operator.get(CLOSURES)
    operator.submit(form="removal")

    assert published(aurora) == []


def test_of_a_closure_that_has_begun_the_past_days_stay(operator, aurora):
    a_partner_closure(aurora, date(2026, 11, 16), date(2026, 11, 27))

    operator.get(CLOSURES)
    operator.submit(form="removal")

    assert published(aurora) == [("2026-11-16", "2026-11-23", "Ferie")]


def test_nobody_takes_away_the_closure_of_another(operator):
    theirs = an_organisation()
    closure = a_partner_closure(theirs)

    assert operator.post(f"{CLOSURES}/{closure}/removal").status == 404
    assert len(published(theirs)) == 1
