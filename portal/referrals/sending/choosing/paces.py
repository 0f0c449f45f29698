"""In how many working days partners answered lately: an aggregate, or what the sender knows.

The aggregate is told from five answers up; below that only the own referrals are counted.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from statistics import median_low
from uuid import UUID

from sqlalchemy import select

from portal.referrals.sending.choosing.kinds import Pace
from portal.referrals.tracking.kinds import Act, Status
from portal.referrals.tracking.models import Referral, ReferralEvent
from tenants import door, scope
from tenants.clock import local_day, now, today
from tenants.database import db
from tenants.working_day import is_working_day, public_holidays

LATELY = timedelta(days=365)
MOST_ANSWERS = 20  # of a partner: what it did long ago says little of today
MOST_ROWS = 400
ANSWERS = (Status.ACCEPTED, Status.REJECTED)


def paces(partners: Iterable[UUID]) -> dict[UUID, Pace]:
    """Return how quickly each of these partners answers, as far as one may know."""
    wanted = list(dict.fromkeys(partners))
    if not wanted:
        return {}
    found = _of_everybody(wanted)
    missing = [each for each in wanted if each not in found]
    return found | (_of_ours(missing) if missing else {})


def _of_everybody(partners: Sequence[UUID]) -> dict[UUID, Pace]:
    """Ask for the medians of those who answered often enough to tell nothing of one referral."""
    years = {today().year, (today() - LATELY).year}
    told = door.call_inside(
        "answer_paces",
        partners=list(partners),
        holidays=sorted(day for year in years for day in public_holidays(year)),
        since=now() - LATELY,
        most=MOST_ANSWERS,
    )
    return {
        UUID(partner): Pace(each["days"], each["answers"]) for partner, each in (told or {}).items()
    }


def _of_ours(partners: Sequence[UUID]) -> dict[UUID, Pace]:
    query = (
        select(ReferralEvent.recipient_id, Referral.sent_at, ReferralEvent.happened_at)
        .join(
            Referral,
            (Referral.organisation_id == ReferralEvent.organisation_id)
            & (Referral.id == ReferralEvent.referral_id),
        )
        .where(
            ReferralEvent.organisation_id == scope.current().organisation_id,
            ReferralEvent.recipient_id.in_(partners),
            ReferralEvent.act == Act.MOVED,
            ReferralEvent.from_status == Status.REQUESTED.value,
            ReferralEvent.to_status.in_(ANSWERS),
            ReferralEvent.happened_at >= now() - LATELY,
        )
        .order_by(ReferralEvent.happened_at.desc(), ReferralEvent.id)
        .limit(MOST_ROWS)
    )
    days: dict[UUID, list[int]] = {}
    for partner, sent_at, answered_at in db.session.execute(query):
        if partner is not None and len(days.setdefault(partner, [])) < MOST_ANSWERS:
            days[partner].append(_working_days(sent_at, answered_at))
    return {partner: Pace(median_low(taken), len(taken)) for partner, taken in days.items()}


def _working_days(sent_at: datetime | None, answered_at: datetime) -> int:
    first = local_day(sent_at or answered_at)
    span = (local_day(answered_at) - first).days
    days: Iterable[date] = (first + timedelta(days=count) for count in range(1, span + 1))
    return sum(map(is_working_day, days))
