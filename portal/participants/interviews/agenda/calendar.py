"""An agenda for another calendar program (RFC 5545): codes and hours, never who or where."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from portal.participants.interviews.labels import CHANNELS
from portal.participants.interviews.models import InterviewChannel
from portal.ui.language import gettext as _
from tenants.clock import now

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//Bi.lanciare//Portale della rete//IT"
ASK_AGAIN_AFTER = timedelta(hours=1)


def calendar(entries: Iterable[Mapping[str, Any]]) -> bytes:
    """Return the calendar of the interviews that the door told: id, code, hour, length, channel."""
    from icalendar import Calendar  # noqa: PLC0415 -- heavy, and needed here only

    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", "Bi.lanciare")
    made.add("refresh-interval", ASK_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    for entry in entries:
        made.add_component(_event(entry))
    return bytes(made.to_ical())


def _event(entry: Mapping[str, Any]) -> "Event":
    from icalendar import Event  # noqa: PLC0415 -- the same

    starts_at = datetime.fromisoformat(entry["starts_at"])
    event = Event()
    event.add("uid", f"{entry['id']}@agenda")
    event.add("dtstamp", now())
    event.add("dtstart", starts_at)
    event.add("dtend", starts_at + timedelta(minutes=entry["minutes"]))
    event.add("summary", _("Colloquio %(code)s", code=entry["code"]))
    event.add("description", str(CHANNELS[InterviewChannel(entry["channel"])]))
    event.add("class", "PRIVATE")
    return event
