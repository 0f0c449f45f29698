"""The women of the first year, written through the portal's own actions, each at her moment."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import text

from portal.demo.families import Family, families
from portal.demo.files import demo_id, organisations
from portal.geography.municipalities import named
from portal.participants.cases import actions as cases
from portal.participants.cases.actions import NewCase
from portal.participants.cases.kinds import CLOSED, CaseState, Living, Origin
from portal.participants.cases.models import Participant
from portal.participants.consent import actions as consents
from portal.participants.consent.kinds import ConsentState, Purpose
from portal.participants.household import actions as households
from portal.participants.household.kinds import Relation, School
from portal.participants.household.membership import MemberDetails
from tenants.clock import HOME, fixed
from tenants.database import db
from tenants.scope import acting_for

MANAGERS = ("welfare@hub.example", "sara@hub.example")
ENROLLED_HERSELF = 3  # every third
CLOSED_AFTER = timedelta(days=400)
SCHOOL_FROM = (
    (0, School.NONE),
    (1, School.NURSERY),
    (3, School.PRESCHOOL),
    (6, School.PRIMARY),
    (11, School.LOWER_SECONDARY),
    (14, School.UPPER_SECONDARY),
)
REASONS = ("herself", "unreachable", "moved_away", "elsewhere")

Step = Callable[[str], None]


def write_first_year(step: Step, *, already: frozenset[str]) -> None:
    """Write every family that is not there; `step` hears the code of each as it begins."""
    for family in families():
        code = f"BL-2023-{family.number:04}"
        step(code)
        if code not in already:
            with _following(_manager(family)):
                _write(family, code)


def _write(family: Family, code: str) -> None:
    with _at(family.enrolled_on, 9):
        participant = _enrolled(family, code)
        _household(family, participant)
        for purpose in Purpose:
            refused = purpose == Purpose.RESEARCH and family.number % 4 == 0
            state = ConsentState.REFUSED if refused else ConsentState.GIVEN
            consents.record(participant, purpose, state)
    with _at(family.enrolled_on + timedelta(days=1), 10):
        cases.take(participant)
    _follow(family, participant)


def _enrolled(family: Family, code: str) -> Participant:
    place = named(family.municipality)
    herself = family.number % ENROLLED_HERSELF == 0
    new = NewCase(
        given_name=family.given_name,
        family_name=family.family_name,
        code=code,
        enrolled_on=family.enrolled_on,
        origin=Origin.HERSELF if herself else Origin.MANAGER,
        details={
            "born_in": family.born_in,
            "municipality": place.code if place else "",
            "living": family.living,
            "employment": family.employment,
            "working_hours": family.working_hours,
            "isee_band": family.isee_band,
            "phone": family.phone,
            "call_at": ["morning"] if family.number % 2 else ["afternoon", "evening"],
            "may_leave_message": family.number % 5 != 0,
            "may_write": family.number % 2 == 0,
        },
    )
    return cases.open_case(new)


def _household(family: Family, participant: Participant) -> None:
    household = households.open_household(participant)
    if family.living == Living.WITH_PARTNER:
        partner = MemberDetails(
            relation=Relation.PARTNER,
            given_name="Compagno",
            born_in=family.born_in - 2,
            in_charge=True,
        )
        households.add_member(household, partner)
    for name, born_in in family.children:
        child = MemberDetails(
            relation=Relation.CHILD,
            given_name=name,
            born_in=born_in,
            school=_school(born_in, family.enrolled_on),
        )
        households.add_member(household, child)


def _follow(family: Family, participant: Participant) -> None:
    """Let happen what happened after the first call."""
    if family.state in CLOSED:
        with _at(family.enrolled_on + CLOSED_AFTER, 12):
            reason = REASONS[family.number % len(REASONS)]
            cases.move(participant, CaseState.INTERRUPTED, reason=reason)


def _school(born_in: int, on: date) -> School:
    age = on.year - born_in
    return [school for since, school in SCHOOL_FROM if age >= since][-1]


def _manager(family: Family) -> UUID:
    return demo_id("person", MANAGERS[family.number % 5 == 0])


@contextmanager
def _following(user_id: UUID) -> Iterator[None]:
    """Act as a welfare manager of the lead, in one transaction."""
    lead = demo_id("organisation", organisations()[0]["slug"])
    with acting_for(lead, user_id, purpose="demo", case_access=True):
        try:
            db.session.execute(text("SET LOCAL synchronous_commit = off"))
            yield
            db.session.commit()
        finally:
            db.session.remove()


@contextmanager
def _at(day: date, hour: int, minute: int = 0) -> Iterator[datetime]:
    moment = datetime.combine(day, time(hour, minute), HOME)
    with fixed(moment):
        yield moment
