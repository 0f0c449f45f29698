"""Who sees the people of an organisation, and who decides about them."""

from enum import StrEnum

from portal.ui.language import lazy as _l
from portal.ui.roles import describe
from tenants.identity import Identity
from tenants.models import Membership, Role
from tenants.permissions import EVERY_ROLE, grant


class People(StrEnum):
    CHANGE_ROLES = "people:change_roles"
    END = "people:end"
    INVITE = "people:invite"
    SEE = "people:see"


def herself_or_admin(identity: Identity, membership: Membership) -> bool:
    return Role.ADMIN in identity.roles or membership.user_id == identity.user_id


grant(
    {
        People.CHANGE_ROLES: {Role.ADMIN},
        People.END: EVERY_ROLE,
        People.INVITE: {Role.ADMIN},
        People.SEE: EVERY_ROLE,
    },
    {People.END: [herself_or_admin]},
)
describe(
    {
        People.CHANGE_ROLES: _l("Cambiare i ruoli di una persona"),
        People.END: _l("Lasciare l'organizzazione, o far uscire una persona se la amministri"),
        People.INVITE: _l("Invitare persone"),
        People.SEE: _l("Vedere chi lavora nell'organizzazione e con quali ruoli"),
    }
)
