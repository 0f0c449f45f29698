"""The small write that goes with the first look at a referral."""

from portal.referrals.tracking.models import Referral
from tenants import door, scope
from tenants.clock import now


def note_opened(referral: Referral) -> None:
    """Write down, on a connection of its own, that the partner opened it; once."""
    if referral.first_opened_at is not None:
        return
    door.call(
        "note_referral_opened",
        owner=referral.organisation_id,
        opened=referral.id,
        organisation=scope.current().organisation_id,
        person=scope.current().user_id,
        at=now(),
    )
