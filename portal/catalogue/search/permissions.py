"""Who may do what with the search: the lead reads what was looked for in vain."""

from enum import StrEnum

from tenants.models import Role
from tenants.permissions import EVERY_ROLE, grant


class Search(StrEnum):
    READ_GAPS = "search:read_gaps"
    USE = "search:use"


grant(
    {
        Search.READ_GAPS: {Role.NETWORK_ADMIN, Role.OVERSEER, Role.REVIEWER},
        Search.USE: EVERY_ROLE,
    }
)
