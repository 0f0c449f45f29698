"""The interviews of the first year: each held on its day, with a note and the needs it found."""

from datetime import date
from uuid import UUID

from portal.demo.families import Family
from portal.demo.moments import at
from portal.participants.cases.kinds import Employment, Living
from portal.participants.cases.models import Participant
from portal.participants.interviews.booking import actions as booking
from portal.participants.interviews.booking.actions import Appointment
from portal.participants.interviews.models import Interview, InterviewChannel, InterviewKind
from portal.participants.interviews.notes import actions as notes
from portal.participants.interviews.notes.actions import Place, Writing
from portal.participants.needs import actions as needs
from portal.participants.needs.actions import Weights
from portal.participants.needs.kinds import Domain
from tenants import scope

FIRST_HOUR, HOURS = 9, 6
CHANNELS = (InterviewChannel.OFFICE, InterviewChannel.OFFICE, InterviewChannel.PHONE)
STORIES = (
    "Lavora su turni e quando finisce il nido non c'è nessuno.",
    "Vorrebbe tornare al lavoro ma non sa a chi lasciare i bambini.",
    "Si occupa anche della madre: il pomeriggio non basta per tutto.",
    "Si è trasferita da poco e qui non conosce nessuno.",
    "Ha ridotto l'orario e i soldi non bastano fino a fine mese.",
)
STEPS = "Chiedere gli orari del doposcuola.\nRisentirsi tra due settimane."


def talk(family: Family, participant: Participant) -> None:
    """Hold every interview of a family; the first finds the needs, the last weighs them again."""
    for place, day in enumerate(family.interviews):
        with at(day, FIRST_HOUR + HOURS) as evening:
            kind = InterviewKind.FOLLOW_UP if place else InterviewKind.FIRST
            hour = FIRST_HOUR + (family.number + place) % HOURS
            appointment = Appointment(
                kind=kind,
                channel=CHANNELS[(family.number + place) % len(CHANNELS)],
                starts_at=evening.replace(hour=hour),
                minutes=60 if place == 0 else 45,
                manager_id=_manager(),
            )
            interview = booking.record(participant, appointment, present="Lei")
            if place == 0:
                _note(family, participant, interview, day)
            if place in {0, 2}:
                _weigh(family, participant, interview, eased=place > 0)


def _manager() -> UUID:
    return scope.current().user_id


def _note(family: Family, participant: Participant, interview: Interview, day: date) -> None:
    texts = {"story": STORIES[family.number % len(STORIES)], "steps": STEPS}
    notes.save(Place(participant, interview), Writing(texts=texts, noted_on=day))


def _weigh(family: Family, participant: Participant, interview: Interview, *, eased: bool) -> None:
    weights = {
        Domain.CHILDCARE: min(4, 1 + len(family.children)),
        Domain.WORK: 3 if family.employment == Employment.SEEKING else 2,
        Domain.NETWORK: 3 if family.living == Living.ALONE else 1,
        Domain.MONEY: family.number % 4,
        Domain.MOBILITY: family.number % 3,
        Domain.HEALTH: family.number % 2,
    }
    lighter = {domain: max(0, weight - eased) for domain, weight in weights.items()}
    day = interview.starts_at.date()
    needs.assess(participant, Weights(day=day, scores=lighter, interview_id=interview.id))
