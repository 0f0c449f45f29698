"""Reads about notices, consents and retention; whoever asks about a woman opened her case first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from portal.participants.cases.models import Participant
from portal.participants.consent.kinds import ConsentState, Purpose
from portal.participants.consent.models import Consent, PrivacyNotice, RetentionRule
from portal.participants.consent.retention import review_from
from tenants import scope
from tenants.clock import today
from tenants.database import db
from tenants.models import Organisation
from tenants.permissions import NotFoundError
from tenants.remembering import asked_once


@dataclass(frozen=True, slots=True)
class ToReview:
    """A closed case whose time is over: somebody must decide what happens to it."""

    participant: Participant
    since: date


def notices(organisation_id: UUID | None = None) -> Sequence[PrivacyNotice]:
    """Return every version of an organisation's notices, the newest of each purpose first."""
    here = organisation_id or scope.current().organisation_id
    query = (
        select(PrivacyNotice)
        .where(PrivacyNotice.organisation_id == here)
        .order_by(PrivacyNotice.purpose, PrivacyNotice.number.desc())
    )
    return db.session.scalars(query).all()


def notices_in_force(
    on: date | None = None, organisation_id: UUID | None = None
) -> Mapping[Purpose, PrivacyNotice]:
    """Return the notice of each purpose that holds on a day, here or in another organisation."""
    day = on or today()
    found: dict[Purpose, PrivacyNotice] = {}
    for notice in notices(organisation_id):
        if notice.valid_from <= day:
            found.setdefault(notice.purpose, notice)
    return found


def versions(purpose: Purpose) -> Sequence[PrivacyNotice]:
    """Return the organisation's versions of one notice, the one in force first."""
    found = [each for each in notices() if each.purpose == purpose]
    return sorted(found, key=lambda each: each.valid_from > today())


def organisation_name(organisation_id: UUID) -> str:
    """Return whose notice it is."""
    query = select(Organisation.name).where(Organisation.id == organisation_id)
    return db.session.scalar(query) or ""


def notice(notice_id: UUID) -> PrivacyNotice:
    """Return one version of any organisation's notice: they are public."""
    found = db.session.scalar(select(PrivacyNotice).where(PrivacyNotice.id == notice_id))
    if found is None:
        raise NotFoundError
    return found


@asked_once
def consents(participant_id: UUID) -> Sequence[tuple[Consent, PrivacyNotice | None]]:
    """Return every answer of a woman with the notice it answers, the newest first."""
    query = (
        select(Consent, PrivacyNotice)
        .outerjoin(
            PrivacyNotice,
            (PrivacyNotice.organisation_id == Consent.organisation_id)
            & (PrivacyNotice.id == Consent.notice_id),
        )
        .where(
            Consent.organisation_id == scope.current().organisation_id,
            Consent.participant_id == participant_id,
        )
        .order_by(Consent.answered_at.desc(), Consent.id.desc())
    )
    return [(consent, notice) for consent, notice in db.session.execute(query)]


def standing(participant_id: UUID) -> Mapping[Purpose, Consent]:
    """Return the last answer of a woman to each purpose."""
    found: dict[Purpose, Consent] = {}
    for consent, _notice in consents(participant_id):
        found.setdefault(consent.purpose, consent)
    return found


def holds(participant_id: UUID, purpose: Purpose) -> bool:
    """Tell whether a woman's consent to a purpose stands now."""
    last = standing(participant_id).get(purpose)
    return last is not None and last.state == ConsentState.GIVEN


def retention_months() -> int | None:
    """Return how many months the organisation keeps a closed case; none: it has not said."""
    query = select(RetentionRule.months).where(
        RetentionRule.organisation_id == scope.current().organisation_id
    )
    return db.session.scalar(query.limit(1))


def to_review(on: date | None = None) -> Sequence[ToReview]:
    """Return the closed cases whose time is over, the longest over first."""
    months, day = retention_months(), on or today()
    if months is None:
        return []
    query = (
        select(Participant)
        .where(
            Participant.organisation_id == scope.current().organisation_id,
            Participant.closed_on + func.make_interval(0, months) <= day,
        )
        .order_by(Participant.closed_on, Participant.id)
    )
    return [
        ToReview(each, review_from(each.closed_on, months))
        for each in db.session.scalars(query)
        if each.closed_on
    ]
