"""Who writes what an organisation tells women about their data."""

from enum import StrEnum

from portal.ui.language import lazy as _l
from portal.ui.roles import describe
from tenants.models import Role
from tenants.permissions import grant


class Notices(StrEnum):
    WRITE = "notices:write"


grant({Notices.WRITE: {Role.ADMIN}})
describe({Notices.WRITE: _l("Scrivere le informative sulla privacy")})
