"""Who deals with what visitors report: those who write the services of an organisation."""

from enum import StrEnum

from tenants.models import Role
from tenants.permissions import grant


class Reports(StrEnum):
    HANDLE = "report:handle"


grant({Reports.HANDLE: {Role.ADMIN, Role.SERVICE_EDITOR}})
