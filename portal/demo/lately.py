"""The women of the last weeks, so that a demo has something to do today: calls, talks, tasks."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from portal.demo.moments import at
from portal.geography.municipalities import named
from portal.participants.cases import actions as cases
from portal.participants.cases.actions import NewCase
from portal.participants.cases.kinds import CaseState, Employment, Living, Origin
from portal.participants.cases.models import Participant
from portal.participants.household import actions as households
from portal.participants.household.kinds import Relation
from portal.participants.household.membership import MemberDetails
from portal.participants.interviews.booking import actions as booking
from portal.participants.interviews.booking.actions import Appointment
from portal.participants.interviews.models import InterviewChannel, InterviewKind
from portal.participants.interviews.tasks import actions as tasks
from portal.participants.interviews.tasks.actions import Todo
from tenants import scope
from tenants.clock import HOME, now, today

FIRST_NUMBER = 9001  # far from the codes that real enrolments get


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who enrolled some days ago; `talk_in` days, none where nothing is booked."""

    name: str
    municipality: str
    days_ago: int
    ages: tuple[int, ...]
    talk_in: int | None
    taken: bool = True


NEWCOMERS = (
    Newcomer("Alma Esempio", "Biella", 1, (2,), None, taken=False),
    Newcomer("Berenice Prova", "Cossato", 2, (4, 7), None, taken=False),
    Newcomer("Cesira Finta", "Candelo", 4, (1,), None),
    Newcomer("Dorotea Favola", "Biella", 5, (3, 5), None),
    Newcomer("Elvira Modello", "Ponderano", 6, (9,), 0),
    Newcomer("Fiorenza Campione", "Vigliano Biellese", 8, (2, 6), 0),
    Newcomer("Gelsomina Inventata", "Biella", 9, (12, 14), 1),
    Newcomer("Iolanda Esempio", "Mongrando", 12, (5,), 3),
)
ERRAND = "Chiedere al Comune le date di iscrizione al nido"


def codes(present: date) -> tuple[str, ...]:
    """Return the codes of the newcomers of a year."""
    return tuple(f"BL-{present.year}-{FIRST_NUMBER + n}" for n in range(len(NEWCOMERS)))


def write_newcomer(newcomer: Newcomer, code: str) -> None:
    """Enrol a newcomer, and book what is to come."""
    with at(today() - timedelta(days=newcomer.days_ago), 11):
        participant = _enrolled(newcomer, code)
        if newcomer.taken:
            cases.take(participant)
    if newcomer.talk_in is not None:
        starts_at = _next_hour(newcomer)
        booking.book(
            participant,
            Appointment(
                kind=InterviewKind.FIRST,
                channel=InterviewChannel.OFFICE,
                starts_at=starts_at,
                minutes=60,
                manager_id=scope.current().user_id,
            ),
        )
        tasks.add(participant, Todo(title=ERRAND, due_on=today() + timedelta(days=2)))


def _next_hour(newcomer: Newcomer) -> datetime:
    """Return an hour that is still to come: today's talks are an hour away at least."""
    later = now().astimezone(HOME).replace(minute=0, second=0, microsecond=0)
    hours = 1 + len(newcomer.ages)
    return later + timedelta(days=newcomer.talk_in or 0, hours=hours)


def _enrolled(newcomer: Newcomer, code: str) -> Participant:
    participant = cases.open_case(_new_case(newcomer, code))
    household = households.open_household(participant)
    for age in newcomer.ages:
        child = MemberDetails(relation=Relation.CHILD, born_in=today().year - age)
        households.add_member(household, child)
    return participant


def _new_case(newcomer: Newcomer, code: str) -> NewCase:
    given, family = newcomer.name.split(" ", 1)
    place = named(newcomer.municipality)
    alone = len(newcomer.ages) == 1
    details = {
        "born_in": today().year - max(newcomer.ages) - 27,
        "municipality": place.code if place else "",
        "living": Living.ALONE if alone else Living.WITH_PARTNER,
        "employment": Employment.EMPLOYED,
        "phone": f"000 9{code[-6:]}",
        "call_at": ["morning", "evening"],
        "may_leave_message": not alone,
    }
    return NewCase(
        given_name=given,
        family_name=family,
        code=code,
        origin=Origin.HERSELF,
        state=CaseState.NEW,
        details=details,
    )
