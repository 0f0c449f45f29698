"""Reads about needs; whoever asks has opened the woman's case first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select

from portal.participants.needs.kinds import Domain
from portal.participants.needs.models import NeedsAssessment, NeedScore
from portal.participants.needs.words import DOMAINS
from tenants import scope
from tenants.clock import HOME, today
from tenants.database import db
from tenants.permissions import NotFoundError
from tenants.remembering import asked_once


@dataclass(frozen=True, slots=True)
class Assessed:
    """An assessment with the score of each domain that was asked about."""

    assessment: NeedsAssessment
    scores: Mapping[Domain, NeedScore]

    @property
    def day(self) -> date:
        return self.assessment.assessed_on

    def value(self, domain: Domain) -> int | None:
        found = self.scores.get(domain)
        return found.score if found else None

    @property
    def mean(self) -> float | None:
        values = [found.score for found in self.scores.values()]
        return round(sum(values) / len(values), 1) if values else None


@asked_once
def assessments(participant_id: UUID) -> Sequence[Assessed]:
    """Return every assessment of a woman, the oldest first."""
    found = db.session.scalars(_assessments(participant_id)).all()
    scores = db.session.scalars(
        select(NeedScore)
        .where(
            NeedScore.organisation_id == scope.current().organisation_id,
            NeedScore.participant_id == participant_id,
        )
        .order_by(NeedScore.id)
    ).all()
    return [
        Assessed(each, {score.domain: score for score in scores if score.assessment_id == each.id})
        for each in found
    ]


def assessment(participant_id: UUID, assessment_id: UUID) -> Assessed:
    """Return one assessment of a woman; raises NotFoundError for one of another."""
    for found in assessments(participant_id):
        if found.assessment.id == assessment_id:
            return found
    raise NotFoundError


def latest(participant_id: UUID) -> Mapping[Domain, int]:
    """Return the newest known score of each domain; a domain nobody asked about is absent."""
    known: dict[Domain, int] = {}
    for each in assessments(participant_id):
        known |= {domain: score.score for domain, score in each.scores.items()}
    return known


def assessed_on(participant_id: UUID, day: date) -> NeedsAssessment | None:
    """Return the assessment of a day."""
    query = _assessments(participant_id).where(NeedsAssessment.assessed_on == day)
    return db.session.scalar(query.limit(1))


def domain_name(code: str) -> str:
    """Return what a part of life is called; an unknown code speaks for itself."""
    return str(DOMAINS[Domain(code)]) if code in set(Domain) else code


def may_be_corrected(assessment: NeedsAssessment) -> bool:
    """Tell whether an assessment is of today, or was written today: the rest is history."""
    return today() in {assessment.assessed_on, assessment.created_at.astimezone(HOME).date()}


def _assessments(participant_id: UUID) -> Select[NeedsAssessment]:
    return (
        select(NeedsAssessment)
        .where(
            NeedsAssessment.organisation_id == scope.current().organisation_id,
            NeedsAssessment.participant_id == participant_id,
        )
        .order_by(NeedsAssessment.assessed_on, NeedsAssessment.id)
    )
