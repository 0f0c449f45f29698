"""Who in the lead watches over the partners, and who lets them in and out."""

from enum import StrEnum

from portal.ui.language import lazy as _l
from portal.ui.roles import describe
from tenants.models import Role
from tenants.permissions import grant


class Partners(StrEnum):
    CHANGE_STATE = "partners:change_state"
    FOUND = "partners:found"
    INVITE = "partners:invite"
    SEE = "partners:see"


grant(
    {
        Partners.CHANGE_STATE: {Role.NETWORK_ADMIN},
        Partners.FOUND: {Role.NETWORK_ADMIN},
        Partners.INVITE: {Role.NETWORK_ADMIN},
        Partners.SEE: {Role.NETWORK_ADMIN, Role.OVERSEER},
    }
)
describe(
    {
        Partners.CHANGE_STATE: _l(
            "Sospendere un'organizzazione, riattivarla o segnarla come uscita"
        ),
        Partners.FOUND: _l("Far entrare un'organizzazione nella rete"),
        Partners.INVITE: _l("Invitare la prima persona di un'organizzazione"),
        Partners.SEE: _l("Vedere le organizzazioni della rete e a che punto sono"),
    }
)
