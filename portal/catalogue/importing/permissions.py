"""Who brings services in from a sheet, and who takes them out."""

from enum import StrEnum

from tenants.models import Role
from tenants.permissions import EVERY_ROLE, grant


class Importing(StrEnum):
    EXPORT = "services:export"
    IMPORT = "services:import"


grant(
    {
        Importing.EXPORT: EVERY_ROLE,
        Importing.IMPORT: {Role.ADMIN, Role.SERVICE_EDITOR},
    }
)
