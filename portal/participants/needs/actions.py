"""What changes what is known of a woman's needs: an assessment of a day, and its correction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import delete, select

from portal.participants.cases import actions as cases
from portal.participants.cases.kinds import CaseState
from portal.participants.cases.models import Participant
from portal.participants.needs import queries
from portal.participants.needs.facts import AssessmentChanged, NeedsAssessed
from portal.participants.needs.kinds import Domain
from portal.participants.needs.models import HEAVIEST, NeedsAssessment, NeedScore
from portal.ui.errors import ConflictError
from portal.ui.language import gettext as _
from tenants import ledger, scope
from tenants.clock import now, today
from tenants.database import db, new_id

BEFORE = frozenset({CaseState.TO_CONTACT, CaseState.INTERVIEW_BOOKED})


class NeedsError(Exception):
    """Something that cannot be assessed; `field` names where it was typed."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What was said on a day: the score of each domain that was asked about, and the notes."""

    day: date
    scores: Mapping[Domain, int]
    notes: Mapping[Domain, str] = field(default_factory=dict)
    interview_id: UUID | None = None


def assess(participant: Participant, weights: Weights) -> NeedsAssessment:
    """Write an assessment down; the case moves on to being assessed if it was waiting for it."""
    _check(weights)
    _one_at_a_time(participant.id)
    if queries.assessed_on(participant.id, weights.day) is not None:
        raise NeedsError(_("C'è già una valutazione di quel giorno."), "assessed_on")
    assessment = NeedsAssessment(
        id=new_id(),
        participant_id=participant.id,
        assessed_on=weights.day,
        assessed_by=scope.current().user_id,
        interview_id=weights.interview_id,
    )
    db.session.add(assessment)
    db.session.flush()
    _write(assessment, weights)
    fact = NeedsAssessed(participant.id, assessment.id, weights.day)
    ledger.record(fact, about=participant.id)
    if participant.state in BEFORE:
        cases.advance(participant, CaseState.ASSESSMENT)
    return assessment


def correct(assessment: NeedsAssessment, weights: Weights, *, version: int | None) -> None:
    """Correct the assessment of today; raises ConflictError when somebody did it meanwhile."""
    if version != assessment.version:
        raise ConflictError
    if not queries.may_be_corrected(assessment):
        raise NeedsError(_("Questa valutazione è ormai storia: scrivine una nuova."))
    _check(weights)
    _one_at_a_time(assessment.participant_id)
    same_day = queries.assessed_on(assessment.participant_id, weights.day)
    if same_day is not None and same_day.id != assessment.id:
        raise NeedsError(_("C'è già una valutazione di quel giorno."), "assessed_on")
    assessment.assessed_on, assessment.changed_at = weights.day, now()
    _write(assessment, weights)
    fact = AssessmentChanged(assessment.participant_id, assessment.id)
    ledger.record(fact, about=assessment.participant_id)


def _check(weights: Weights) -> None:
    if weights.day > today():
        raise NeedsError(_("Questo giorno deve ancora venire."), "assessed_on")
    if not weights.scores:
        raise NeedsError(_("Valuta almeno una parte della vita."))
    if not all(0 <= score <= HEAVIEST for score in weights.scores.values()):
        raise NeedsError(_("Scegli una delle voci dell'elenco."))


def _one_at_a_time(participant_id: UUID) -> None:
    """Let nobody else assess the same woman until this is done."""
    query = select(Participant.id).where(
        Participant.organisation_id == scope.current().organisation_id,
        Participant.id == participant_id,
    )
    db.session.execute(query.with_for_update())


def _write(assessment: NeedsAssessment, weights: Weights) -> None:
    db.session.execute(
        delete(NeedScore).where(
            NeedScore.organisation_id == assessment.organisation_id,
            NeedScore.assessment_id == assessment.id,
        )
    )
    for domain, score in weights.scores.items():
        db.session.add(
            NeedScore(
                id=new_id(),
                organisation_id=assessment.organisation_id,
                participant_id=assessment.participant_id,
                assessment_id=assessment.id,
                domain=domain,
                score=score,
                note=weights.notes.get(domain, ""),
            )
        )
    db.session.flush()
