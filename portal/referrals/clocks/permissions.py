"""Who publishes closures, who sets the times of the network and of a service, who reads them."""

from enum import StrEnum

from portal.ui.language import lazy as _l
from portal.ui.roles import describe
from tenants.models import Role
from tenants.permissions import grant


class Clocks(StrEnum):
    READ = "clocks:read"
    CLOSE = "clocks:close"
    OVERRIDE = "clocks:override"
    SET = "clocks:set"


grant(
    {
        Clocks.READ: {
            Role.ADMIN,
            Role.INTAKE_OPERATOR,
            Role.NETWORK_ADMIN,
            Role.OVERSEER,
            Role.WELFARE_MANAGER,
        },
        Clocks.CLOSE: {Role.ADMIN, Role.INTAKE_OPERATOR},
        Clocks.OVERRIDE: {Role.ADMIN},
        Clocks.SET: {Role.NETWORK_ADMIN},
    }
)
describe(
    {
        Clocks.READ: _l("Vedere i tempi degli invii e le chiusure degli enti"),
        Clocks.CLOSE: _l("Scrivere quando il tuo ente è chiuso"),
        Clocks.OVERRIDE: _l("Cambiare i tempi degli invii per un tuo servizio"),
        Clocks.SET: _l("Decidere i tempi degli invii per tutta la rete"),
    }
)
