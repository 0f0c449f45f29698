"""Everybody reads her own notices; admins say which address of the office hears of referrals."""

from enum import StrEnum

from portal.ui.language import lazy as _l
from portal.ui.roles import describe
from tenants.models import Role
from tenants.permissions import grant


class Notices(StrEnum):
    READ = "notices:read"
    SET_OFFICE = "notices:set-office"


grant(
    {
        Notices.READ: {Role.WELFARE_MANAGER, Role.INTAKE_OPERATOR},
        Notices.SET_OFFICE: {Role.ADMIN, Role.INTAKE_OPERATOR},
    }
)
describe(
    {
        Notices.READ: _l("Ricevere gli avvisi sugli invii"),
        Notices.SET_OFFICE: _l("Scegliere l'indirizzo dell'ufficio che riceve gli avvisi"),
    }
)
