"""Who keeps the school calendar; the hours of a household are part of its case."""

from enum import StrEnum

from portal.ui.language import lazy as _l
from portal.ui.roles import describe
from tenants.models import Role
from tenants.permissions import grant


class SchoolCalendar(StrEnum):
    READ = "school_calendar:read"
    EDIT = "school_calendar:edit"


grant(
    {
        SchoolCalendar.READ: {Role.WELFARE_MANAGER, Role.NETWORK_ADMIN},
        SchoolCalendar.EDIT: {Role.NETWORK_ADMIN},
    }
)
describe(
    {
        SchoolCalendar.READ: _l("Vedere il calendario scolastico della rete"),
        SchoolCalendar.EDIT: _l("Scrivere il calendario scolastico della rete"),
    }
)
