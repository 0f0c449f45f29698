"""Who watches over the network: the lead's overseers; to everybody else there is no such page."""

from enum import StrEnum

from portal.ui.language import lazy as _l
from portal.ui.roles import describe
from tenants.models import Role
from tenants.permissions import grant


class Oversight(StrEnum):
    READ = "oversight:read"
    NUDGE = "oversight:nudge"
    NAME = "oversight:name"
    PACE = "oversight:pace"


grant(
    {
        Oversight.READ: {Role.OVERSEER},
        Oversight.NUDGE: {Role.OVERSEER},
        Oversight.NAME: {Role.OVERSEER},
        Oversight.PACE: {Role.ADMIN, Role.INTAKE_OPERATOR},
    }
)
describe(
    {
        Oversight.READ: _l("Guardare l'andamento degli invii nella rete, senza nomi"),
        Oversight.NUDGE: _l("Sollecitare un invio in ritardo"),
        Oversight.NAME: _l("Chiedere un nome, scrivendo perché"),
        Oversight.PACE: _l("Vedere i propri tempi accanto a quelli della rete"),
    }
)
