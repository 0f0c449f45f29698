"""The referrals of an operator who leaves: counted and handed over through the door.

An admin decides who leaves, and reads no referral: the door tells a number, and gives each to a
colleague who answers referrals herself, with what its operator alone may read.
"""

from uuid import UUID

from portal.ui.holdings import Holding, HoldingError, keeper, register
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from tenants import door
from tenants.clock import now
from tenants.models import Role


def _held(user_id: UUID) -> int:
    count: int = door.call_inside("referrals_held", person=user_id)
    return count


def _hand_over(user_id: UUID, successor_id: UUID) -> int:
    count: int | None = door.call_inside(
        "hand_over_referrals", person=user_id, successor=successor_id, at=now()
    )
    if count is None:
        raise HoldingError(_("Scegli una collega che risponde agli invii: ne segue ancora."))
    return count


@keeper
def _leave_none_behind(user_id: UUID, roles: frozenset[Role]) -> None:
    if Role.INTAKE_OPERATOR in roles and _held(user_id):
        raise HoldingError(_("Segue ancora degli invii: prima passali a una collega."))


register(Holding(_l("invii ricevuti"), _held, _hand_over))
