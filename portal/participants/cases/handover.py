"""The cases of somebody who leaves: counted and handed over through the door.

An admin decides who leaves, and sees no case: the door tells a number and moves the cases to a
successor who follows people herself, or to nobody; a protected woman always keeps somebody.
"""

from uuid import UUID

from portal.ui.holdings import Holding, HoldingError, keeper, register
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from tenants import door
from tenants.clock import now
from tenants.models import Role


def _held(user_id: UUID) -> int:
    count: int = door.call_inside("cases_held", person=user_id)
    return count or door.call_inside("left_alone", person=user_id, successor=user_id) or 0


def _hand_over(user_id: UUID, successor_id: UUID) -> int:
    if door.call_inside("left_alone", person=user_id, successor=successor_id):
        raise HoldingError(_("Scegli una collega che segue persone: qualcuna resterebbe sola."))
    count: int = door.call_inside(
        "hand_over_cases", person=user_id, successor=successor_id, at=now()
    )
    return count


@keeper
def _leave_nobody_alone(user_id: UUID, roles: frozenset[Role]) -> None:
    gives_up = Role.WELFARE_MANAGER in roles
    if gives_up and door.call_inside("left_alone", person=user_id, successor=user_id):
        raise HoldingError(_("Qualcuna resterebbe sola: prima falla seguire anche a una collega."))


register(Holding(_l("persone seguite"), _held, _hand_over))
