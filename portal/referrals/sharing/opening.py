"""Opening what a referral is about, as its sender: the case itself is opened, and noted, first."""

from portal.participants.cases import queries as cases
from portal.participants.cases.permissions import Cases
from portal.referrals.sharing.sheet import Subject
from portal.referrals.tracking import queries as tracking
from portal.referrals.tracking.queries import Held
from tenants.permissions import NotFoundError


def opened(held: Held, permission: Cases) -> Subject:
    """Return whom and what a referral is about; raises NotFoundError for any side but hers."""
    if not held.is_sender:
        raise NotFoundError
    about = tracking.subject(held.referral)
    woman = cases.participant(about.participant_id, permission)
    return Subject(woman, tracking.request_of(held.referral), held.referral)
