"""What each person gets from the pages of the hours and of the school calendar."""

from tests.given.cases import a_case
from tests.given.hours import a_closure, a_slot
from tests.shape.access import row

FOLLOWED = {"staff": 404, "welfare_manager": 200}
CALENDAR = {"staff": 403, "network_admin": 200}


def _case(world):
    return a_case(world.lead, by=world.user("welfare_manager"), name=world.canary)


def _slot(world):
    anna = _case(world)
    return {"participant": anna, "id": a_slot(world.lead, anna, name=world.canary)}


def _closure(world):
    return a_closure(world.lead)


ROWS = {
    "hours.hours": row("/participants/{id}/hours", given=_case, **FOLLOWED),
    "hours.new_slot": row("/participants/{id}/hours/new", given=_case, **FOLLOWED),
    "hours.turns": row("/participants/{id}/hours/turns", given=_case, **FOLLOWED),
    "hours.slot": row("/participants/{participant}/hours/{id}", given=_slot, **FOLLOWED),
    "hours.slot_removal": row(
        "/participants/{participant}/hours/{id}/removal",
        given=_slot,
        staff=404,
        welfare_manager=303,
    ),
    "school_calendar.closures": row(
        "/school-calendar", staff=403, welfare_manager=200, network_admin=200
    ),
    "school_calendar.new_closure": row("/school-calendar/new", **CALENDAR),
    "school_calendar.closure": row("/school-calendar/{id}", given=_closure, **CALENDAR),
    "school_calendar.closure_removal": row(
        "/school-calendar/{id}/removal", given=_closure, staff=403, network_admin=303
    ),
    "school_calendar.draft": row("/school-calendar/2026/draft", staff=403, network_admin=303),
}
