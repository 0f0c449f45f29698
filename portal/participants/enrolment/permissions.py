"""Who takes what women sent about themselves, and who says whom the hub follows."""

from enum import StrEnum

from portal.ui.language import lazy as _l
from portal.ui.roles import describe
from tenants.identity import Identity
from tenants.models import OrganisationKind, Role
from tenants.permissions import grant, keep_silent


class Enrolments(StrEnum):
    RULE = "enrolments:rule"
    TAKE = "enrolments:take"


def works_for_the_lead(identity: Identity, _thing: object) -> bool:
    return identity.organisation_kind == OrganisationKind.LEAD


grant(
    {Enrolments.RULE: {Role.NETWORK_ADMIN}, Enrolments.TAKE: {Role.WELFARE_MANAGER}},
    {Enrolments.TAKE: (works_for_the_lead,)},
)
keep_silent(Enrolments.TAKE)
describe(
    {
        Enrolments.RULE: _l("Decidere chi segue la rete, e in quanti giorni richiamare"),
        Enrolments.TAKE: _l("Leggere le nuove iscrizioni e cominciare a seguire chi le manda"),
    }
)
