"""The calendar of a service, as a telephone reads it."""

from datetime import date

import pytest
from icalendar import Calendar

from tests.given.services import a_published_service
from tests.given.tenants import an_organisation


def _events(browser, service):
    return Calendar.from_ical(browser.get(f"/servizi/{service}/calendario.ics").response.data).walk(
        "VEVENT"
    )


def test_hours_repeat_every_week_until_their_last_day(anyone):
    schedule = [
        {
            "days": ["TU", "TH"],
            "opens": "16:30",
            "closes": "18:00",
            "from": "2027-01-11",
            "to": "2027-05-28",
        }
    ]
    service = a_published_service(an_organisation(), schedule=schedule, places=[])

    (event,) = _events(anyone, service)

    assert event.decoded("dtstart").isoformat() == "2027-01-12T16:30:00+01:00"
    assert event["rrule"]["BYDAY"] == ["TU", "TH"]
    assert event["rrule"]["UNTIL"][0].isoformat() == "2027-05-28T21:59:59+00:00"


def test_an_event_of_one_day_does_not_repeat(anyone):
    schedule = [{"kind": "event", "from": "2027-03-14", "to": "2027-03-14"}]
    service = a_published_service(an_organisation(), schedule=schedule, places=[])

    (event,) = _events(anyone, service)

    assert event.decoded("dtstart") == date(2027, 3, 14)
    assert "rrule" not in event


def test_a_place_is_said_with_its_hours(anyone):
    service = a_published_service(an_organisation())

    (event,) = _events(anyone, service)

    assert event["location"] == "via Immaginaria 1, 13900 Biella"


@pytest.mark.parametrize("places", [[{"name": "Sede", "municipality": "096004"}]])
def test_without_any_day_there_is_no_calendar(anyone, places):
    service = a_published_service(an_organisation(), places=places)

    assert anyone.get(f"/servizi/{service}/calendario.ics").status == 404
