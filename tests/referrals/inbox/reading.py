"""How a referral stands, as the tests of the partner's side look at it."""

from portal.referrals.threads.models import ReferralMessage
from tenants.database import db
from tests.given import referrals
from tests.given.cases import following


def standing(parties, referral_id):
    """The row of a referral as its partner reads it now."""
    with referrals.taking_in(parties.partner, parties.operator_id):
        found = referrals.found(referral_id)
        db.session.expunge(found)
        return found


def said(parties):
    """What the sender reads of everything that was written."""
    with following(parties.sender, parties.manager_id):
        query = db.session.query(ReferralMessage).order_by(ReferralMessage.written_at)
        return [message.body for message in query]


def page(referral_id, step=""):
    """The address of a referral, or of one step of it."""
    return f"/referrals/inbox/{referral_id}" + (f"/{step}" if step else "")
