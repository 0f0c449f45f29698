"""Who follows women: welfare managers; to everybody else a case does not exist."""

from enum import StrEnum

from portal.ui.language import lazy as _l
from portal.ui.roles import describe
from tenants.models import Role
from tenants.permissions import grant, keep_silent


class Cases(StrEnum):
    READ = "cases:read"
    WRITE = "cases:write"
    ENROL = "cases:enrol"
    EXPORT = "cases:export"


grant({permission: {Role.WELFARE_MANAGER} for permission in Cases})
keep_silent(*Cases)
describe(
    {
        Cases.READ: _l("Aprire le schede delle persone seguite"),
        Cases.WRITE: _l("Scrivere nelle schede delle persone seguite"),
        Cases.ENROL: _l("Iscrivere una persona"),
        Cases.EXPORT: _l("Esportare gli elenchi delle persone seguite"),
    }
)
