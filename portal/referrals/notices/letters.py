"""Letters that say that there is something to look at: never a name, a need or a service."""

from uuid import UUID

from portal.referrals.inbox.opening.queries import signed_path
from portal.referrals.notices import queries
from portal.referrals.tracking import queries as tracking
from portal.referrals.tracking.kinds import Side
from portal.ui.letters import Written, letter
from tenants import scope
from tenants.database import db
from tenants.ledger import Fact
from tenants.models import User


@letter("referrals/notice")
def notice(fact: Fact) -> Written | None:
    """Write to one person, unless she wants no mail or has read it meanwhile."""
    if not _wants_mail() or not queries.unread():
        return None
    referral_id, side = UUID(fact.content["referral_id"]), Side(fact.content["side"])
    if side is Side.SENDER:
        return Written({"path": tracking.address(referral_id, side)})
    here = scope.current()
    return Written({"path": signed_path(referral_id, here.organisation_id, here.user_id)})


@letter("referrals/digest")
def digest(_fact: Fact) -> Written | None:
    """Write once a day how much there is to read."""
    count = queries.unread()
    return Written({"count": count}) if count and _wants_mail() else None


@letter("referrals/office")
def office(_fact: Fact) -> Written | None:
    """Write to the office, whoever is in."""
    found = queries.office()
    return Written({}, to=found.email) if found else None


def _wants_mail() -> bool:
    reader = db.session.get(User, scope.current().user_id)
    return reader is not None and reader.wants_notices
