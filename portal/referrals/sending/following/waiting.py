"""What waits for the sender: questions, places on offer, silence, refusals to mend."""

from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import aliased

from portal.participants.cases import queries as cases
from portal.referrals.sending.following.filters import your_turn
from portal.referrals.sending.following.queries import sent
from portal.referrals.tracking.kinds import OPEN, Business, RequestStatus, Status
from portal.referrals.tracking.models import Referral, ReferralSubject, ServiceRequest
from portal.referrals.tracking.reasons import EXPIRED
from tenants.clock import now, today
from tenants.database import db

MOST = 50
REMEMBERED = timedelta(days=60)  # how long a refusal asks for another road


class Wait(StrEnum):
    """Why a referral waits for its sender."""

    QUESTION = "question"
    PLACE = "place"
    ERROR = "error"
    REVIEW = "review"
    SILENCE = "silence"
    ELSEWHERE = "elsewhere"


BY_BUSINESS = {
    Business.INFO_REQUESTED: Wait.QUESTION,
    Business.PLACE_OFFERED: Wait.PLACE,
    Business.ERROR_REPORTED: Wait.ERROR,
}


def waits_for(person: UUID) -> Sequence[tuple[Wait, Referral, UUID]]:
    """Return what waits for whoever follows the cases: the reason, the referral, the woman."""
    query = (
        sent()
        .where(
            ReferralSubject.participant_id.in_(cases.owned_by(person)),
            or_(your_turn(today()), _goes_elsewhere()),
        )
        .order_by(Referral.due_on.nulls_last(), Referral.id)
        .limit(MOST)
    )
    return [
        (wait_of(row.Referral), row.Referral, row.participant_id)
        for row in db.session.execute(query)
    ]


def wait_of(referral: Referral) -> Wait:
    """Return why a referral waits for its sender."""
    if referral.status not in OPEN:
        return Wait.ELSEWHERE
    if referral.business in BY_BUSINESS:
        return BY_BUSINESS[referral.business]
    return Wait.REVIEW if referral.status is Status.ON_HOLD else Wait.SILENCE


def _goes_elsewhere() -> ColumnElement[bool]:
    """Return the condition of a refusal or a silence after which nothing else was tried."""
    newer, about = aliased(Referral), aliased(ReferralSubject)
    tried = exists(
        select(newer.id)
        .join(about, (about.organisation_id == newer.organisation_id) & (about.id == newer.id))
        .where(
            about.organisation_id == ReferralSubject.organisation_id,
            about.request_id == ReferralSubject.request_id,
            newer.created_at > Referral.created_at,
            newer.status != Status.ENTERED_IN_ERROR,
        )
    )
    wanted = exists(
        select(ServiceRequest.id).where(
            ServiceRequest.organisation_id == ReferralSubject.organisation_id,
            ServiceRequest.id == ReferralSubject.request_id,
            ServiceRequest.status == RequestStatus.ACTIVE,
        )
    )
    over = or_(
        Referral.status == Status.REJECTED,
        and_(Referral.status == Status.CANCELLED, Referral.reason == EXPIRED),
    )
    return and_(over, Referral.ended_at >= now() - REMEMBERED, wanted, ~tried)
