"""The women of the first year, written through the portal's own actions, each at her moment."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import text

from portal.demo import following
from portal.demo.families import Family, families
from portal.demo.files import demo_id, organisations
from portal.demo.lately import NEWCOMERS, codes, write_newcomer
from portal.demo.moments import at
from portal.geography.municipalities import named
from portal.participants.cases import actions as cases
from portal.participants.cases.actions import NewCase
from portal.participants.cases.kinds import Living, Origin
from portal.participants.cases.models import Participant
from portal.participants.consent import actions as consents
from portal.participants.consent.kinds import ConsentState, Purpose
from portal.participants.household import actions as households
from portal.participants.household.kinds import Relation, School
from portal.participants.household.membership import MemberDetails
from tenants.clock import today
from tenants.database import db
from tenants.scope import acting_for

MANAGERS = ("welfare@hub.example", "sara@hub.example")
ENROLLED_HERSELF = 3  # every third
SCHOOL_FROM = (
    (0, School.NONE),
    (1, School.NURSERY),
    (3, School.PRESCHOOL),
    (6, School.PRIMARY),
    (11, School.LOWER_SECONDARY),
    (14, School.UPPER_SECONDARY),
)

Step = Callable[[str], None]


def write_first_year(step: Step, *, already: frozenset[str]) -> None:
    """Write every family that is not there; `step` hears the code of each as it begins."""
    for family in families():
        code = f"BL-2023-{family.number:04}"
        step(code)
        if code not in already:
            with _following(_manager(family)):
                _write(family, code)
    for newcomer, code in zip(NEWCOMERS, codes(today()), strict=True):
        step(code)
        if code not in already:
            with _following(demo_id("person", MANAGERS[0])):
                write_newcomer(newcomer, code)


def _write(family: Family, code: str) -> None:
    with at(family.enrolled_on, 9):
        participant = _enrolled(family, code)
        _household(family, participant)
        for purpose in Purpose:
            refused = purpose == Purpose.RESEARCH and family.number % 4 == 0
            state = ConsentState.REFUSED if refused else ConsentState.GIVEN
            consents.record(participant, purpose, state)
    with at(family.enrolled_on + timedelta(days=1), 10):
        cases.take(participant)
    following.follow(family, participant)


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
