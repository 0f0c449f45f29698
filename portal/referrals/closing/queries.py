"""Reads of how referrals ended for her."""

from dataclasses import dataclass

from sqlalchemy import select

from portal.referrals.closing.kinds import Answer, Closure, closure
from portal.referrals.closing.models import ParticipantAnswer
from portal.referrals.tracking.kinds import Status
from portal.referrals.tracking.models import Referral
from tenants import door, tokens
from tenants.clock import now
from tenants.database import db

ANSWERABLE = frozenset({Status.COMPLETED, Status.FAILED})


@dataclass(frozen=True, slots=True)
class BothEnds:
    """What the partner and she say of one referral, side by side."""

    outcome: str
    answer: ParticipantAnswer | None
    closure: Closure


def both_ends(referral: Referral) -> BothEnds | None:
    """Return the two ends of a referral that ended with its partner; the sender's knowledge."""
    if referral.status not in ANSWERABLE:
        return None
    last = db.session.scalar(
        select(ParticipantAnswer)
        .where(
            ParticipantAnswer.organisation_id == referral.organisation_id,
            ParticipantAnswer.referral_id == referral.id,
        )
        .order_by(ParticipantAnswer.answered_at.desc(), ParticipantAnswer.id.desc())
        .limit(1)
    )
    said = Answer(last.answer) if last else None
    return BothEnds(referral.reason, last, closure(referral.reason, said))


def link_state(token: str) -> str:
    """Return what a link is good for: open, used, or nothing for one that never was or is over."""
    found: str | None = door.call_inside("answer_link", token=tokens.hashed(token), at=now())
    return found or ""
