"""The Italian words of needs: the parts of life, and how heavy each weighs."""

from typing import Any

from portal.participants.needs.kinds import Domain
from portal.ui.language import lazy as _l

DOMAINS: dict[Domain, Any] = {
    Domain.WORK: _l("Lavoro"),
    Domain.CHILDCARE: _l("Cura dei figli"),
    Domain.CARE: _l("Cura di altre persone"),
    Domain.HOME: _l("Casa"),
    Domain.HEALTH: _l("Salute"),
    Domain.NETWORK: _l("Rete di persone"),
    Domain.MOBILITY: _l("Spostamenti"),
    Domain.MONEY: _l("Soldi"),
}
SCALE: dict[int, Any] = {
    0: _l("0 · nessun bisogno"),
    1: _l("1 · leggero"),
    2: _l("2 · medio"),
    3: _l("3 · pesante"),
    4: _l("4 · molto pesante"),
}


def domain_label(domain: Domain) -> str:
    return str(DOMAINS[domain])
