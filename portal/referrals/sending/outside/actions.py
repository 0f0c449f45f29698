"""The sender keeps the status of a referral to a partner that has no account."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from portal.referrals.tracking import actions as tracking
from portal.referrals.tracking.actions import Change
from portal.referrals.tracking.kinds import Side, Status
from portal.referrals.tracking.models import Referral
from portal.referrals.tracking.moves import moves_of
from tenants import scope
from tenants.permissions import NotFoundError


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the partner said, and on which version of the referral it was written down."""

    to: Status
    version: int | None
    code: str = ""
    day: date | None = None
    values: dict[str, Any] = field(default_factory=dict)


def ends_of(referral: Referral) -> frozenset[Status]:
    """Return where a partner without an account may take a referral from here."""
    if referral.recipient_id is not None:
        return frozenset()
    return moves_of(referral.status, Side.PARTNER) - {Status.REQUESTED}


def write_down(referral: Referral, heard: Heard) -> Referral:
    """Move a referral as its partner said; raises NotFoundError where the partner can do it."""
    if referral.recipient_id is not None:
        raise NotFoundError
    change = Change(
        to=heard.to, code=heard.code, version=heard.version, values=_values(referral, heard)
    )
    return tracking.move(tracking.acting(referral, Side.PARTNER), change)


def _values(referral: Referral, heard: Heard) -> dict[str, Any]:
    match heard.to:
        case Status.ACCEPTED:
            return heard.values | {
                "operator_id": scope.current().user_id,
                "operator_name": referral.recipient_name,
                "first_contact_on": heard.day,
            }
        case Status.ON_HOLD:
            return heard.values | {"review_on": heard.day}
        case _:
            return heard.values
