"""The hours of a service as a calendar that a telephone takes in (RFC 5545)."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row

from portal.catalogue.service_page.places import address_of
from tenants.clock import HOME, now, today

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Bi.lanciare//Portale della rete//IT"
YEARS = timedelta(days=5 * 365)
WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def calendar(service: Row[Any], *, name: str, address: str) -> bytes:
    """Return the calendar of a service; a protected one never says where."""
    from icalendar import Calendar  # noqa: PLC0415 -- heavy, and needed here only

    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for schedule in service.schedules:
        event = _event(schedule, _start(schedule))
        if event is None:
            continue
        event.add("uid", f"{schedule['id']}@{service.id}")
        event.add("summary", name)
        event.add("url", address)
        _say_where(event, schedule, [] if service.protected else service.places)
        made.add_component(event)
    first = today()
    made.add_missing_timezones(first_date=first, last_date=first + YEARS)
    return bytes(made.to_ical())


def _event(schedule: Mapping[str, Any], start: date | None) -> "Event | None":
    from icalendar import Event  # noqa: PLC0415 -- the same

    if start is None:
        return None
    event = Event()
    event.add("dtstamp", now())
    opens, closes = _time(schedule["opens"]), _time(schedule["closes"])
    if opens is None:
        event.add("dtstart", start)
        event.add("dtend", start + timedelta(days=1))
    else:
        event.add("dtstart", datetime.combine(start, opens, HOME))
        if closes is not None:
            event.add("dtend", datetime.combine(start, closes, HOME))
    _repeat(event, schedule, start)
    if schedule["note"]:
        event.add("description", schedule["note"])
    return event


def _repeat(event: "Event", schedule: Mapping[str, Any], start: date) -> None:
    """Repeat every week on its days, until the last day if there is one."""
    days = schedule["days"].split()
    last = _date(schedule["valid_to"])
    if not days or last == start:
        return
    rule: dict[str, Any] = {"freq": "weekly", "byday": days}
    if last is not None:
        end = datetime.combine(last, time(23, 59, 59), HOME).astimezone(UTC)
        rule["until"] = end if schedule["opens"] else last
    event.add("rrule", rule)


def _start(schedule: Mapping[str, Any]) -> date | None:
    """Return the first day: of its period, or the next one that falls on one of its days."""
    days = [WEEK.index(day) for day in schedule["days"].split()]
    first = _date(schedule["valid_from"])
    if not days:
        return first
    start = first or today()
    return next(day for day in _week_from(start) if day.weekday() in days)


def _week_from(start: date) -> Iterable[date]:
    return (start + timedelta(days=number) for number in range(len(WEEK)))


def _say_where(event: "Event", schedule: Mapping[str, Any], places: Iterable[Any]) -> None:
    place = next((each for each in places if each["id"] == schedule["place_id"]), None)
    where = address_of(place) if place else ""
    if where:
        event.add("location", where)


def _time(value: str | None) -> time | None:
    return time.fromisoformat(value) if value else None


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
