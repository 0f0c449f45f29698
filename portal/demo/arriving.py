"""Women who asked for a talk on the site in the last days, and whom nobody has answered yet."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from portal.demo.files import demo_id
from portal.demo.moments import at
from portal.geography.municipalities import named
from portal.participants.enrolment.herself import actions
from portal.participants.enrolment.herself.actions import DraftOverError
from portal.participants.enrolment.herself.queries import Draft
from portal.participants.enrolment.kinds import OUTSIDE, Step
from tenants.clock import today
from tenants.database import db
from tenants.scope import acting_for

CONSENTS = {"following": True, "sharing": True, "special": False, "research": True}
ADDRESS = "192.0.2.1"


@dataclass(frozen=True, slots=True)
class Arrival:
    """What one of them wrote; without a municipality she lives beyond the province."""

    given_name: str
    family_name: str
    days_ago: int
    municipality: str
    born_in: int
    children: tuple[int, ...]
    needs: tuple[str, ...]
    story: str


ARRIVALS = (
    Arrival(
        "Leonilda", "Racconto", 0, "Cossato", 1991, (2020, 2023), ("childcare", "work"),
        "Ho i turni di sera e il nido chiude alle sei.",
    ),
    Arrival(
        "Mirella", "Fantasia", 1, "Biella", 1984, (2015,), ("money",),
        "Vorrei capire quali aiuti ci sono.",
    ),
    Arrival(
        "Norma", "Novella", 3, "", 1993, (2022,), ("network",),
        "Lavoro a Biella, ma abito poco fuori.",
    ),
)  # fmt: skip


def write_arrivals() -> None:
    """Send what each wrote, unless it was sent before."""
    for number, arrival in enumerate(ARRIVALS, start=1):
        with (
            suppress(DraftOverError),
            at(today() - timedelta(days=arrival.days_ago), 8),
            acting_for(None, purpose="demo"),
        ):
            try:
                _send(arrival, number)
                db.session.commit()
            finally:
                db.session.remove()


def _send(arrival: Arrival, number: int) -> None:
    draft = Draft(demo_id("self_enrolment", arrival.given_name))
    for step, answers in _answers(arrival, number).items():
        draft = actions.keep(draft, step, answers, address=ADDRESS)
    actions.send(draft, CONSENTS, address=ADDRESS)


def _answers(arrival: Arrival, number: int) -> dict[Step, dict[str, Any]]:
    place = named(arrival.municipality)
    return {
        Step.CONTACT: {
            "given_name": arrival.given_name,
            "family_name": arrival.family_name,
            "phone": f"000 900000{number}",
            "email": "",
            "call_at": ["morning"],
            "may_leave_message": False,
            "may_write": True,
            "call_note": "",
            "speaks": "it",
            "needs_interpreter": False,
        },
        Step.PLACE: {"municipality": place.code if place else OUTSIDE, "travels_by": ["transit"]},
        Step.FAMILY: {
            "living": "alone",
            "children": list(arrival.children),
            "born_in": arrival.born_in,
        },
        Step.WORK: {"employment": "employed", "working_hours": "shifts", "company": ""},
        Step.NEEDS: {"needs": list(arrival.needs), "story": arrival.story},
    }
