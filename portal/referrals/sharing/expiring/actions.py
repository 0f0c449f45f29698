"""The pass that cancels what she no longer agrees to: the partner's reading ended by itself."""

from datetime import datetime
from uuid import UUID

from portal.referrals.clocks import queries as clocks
from portal.referrals.clocks.actions import PURPOSE
from portal.referrals.sharing import queries
from portal.referrals.tracking.actions import Change, ChangedMeanwhileError, acting, move
from portal.referrals.tracking.kinds import Side, Status
from portal.referrals.tracking.models import Referral
from portal.referrals.tracking.reasons import CONSENT_EXPIRED
from tenants import clock
from tenants.database import db
from tenants.scope import acting_for

AT_ONCE = 200  # what is left over, the next night ends


def run(at: datetime) -> int:
    """Cancel the open referrals whose agreement is over; return how many. Run twice, none twice."""
    with clock.fixed(at):
        with acting_for(None, purpose=PURPOSE, read_only=True):
            organisations = clocks.organisations()
            db.session.remove()
        return sum(_end_in(organisation_id) for organisation_id in organisations)


def _end_in(organisation_id: UUID) -> int:
    with acting_for(organisation_id, purpose=PURPOSE, case_access=True):
        try:
            found = queries.no_longer_agreed(organisation_id, clock.now(), most=AT_ONCE)
            ended = sum(_end(referral) for referral in found)
            db.session.commit()
            return ended
        finally:
            db.session.remove()


def _end(referral: Referral) -> bool:
    """Cancel a referral; whoever changed it a moment before has won, until the next night."""
    try:
        move(acting(referral, Side.SYSTEM), Change(to=Status.CANCELLED, code=CONSENT_EXPIRED))
    except ChangedMeanwhileError:
        return False
    return True
