"""Who writes, sends, reviews, confirms and retires services."""

from enum import StrEnum

from portal.catalogue.publishing.models import Service, ServiceVersion
from tenants.identity import Identity
from tenants.models import Role
from tenants.permissions import EVERY_ROLE, grant

EDITORS = frozenset({Role.ADMIN, Role.SERVICE_EDITOR})
LEAD_KEEPERS = frozenset({Role.NETWORK_ADMIN, Role.REVIEWER})


class Services(StrEnum):
    ANNOUNCE = "services:announce"
    CONFIRM = "services:confirm"
    DECIDE = "services:decide"
    EDIT = "services:edit"
    READ = "services:read"
    RETIRE = "services:retire"
    REVIEW = "services:review"
    SUBMIT = "services:submit"


def answers_for(identity: Identity, service: Service) -> bool:
    """Tell whether she administers the service's organisation, or keeps the whole catalogue."""
    own = service.organisation_id == identity.organisation_id and Role.ADMIN in identity.roles
    return own or bool(identity.roles & LEAD_KEEPERS)


def wrote_nothing_of(identity: Identity, version: ServiceVersion) -> bool:
    """Tell whether she had no part in a version: nobody decides on her own words."""
    return str(identity.user_id) not in version.writers


grant(
    {
        Services.ANNOUNCE: EDITORS | {Role.INTAKE_OPERATOR},
        Services.CONFIRM: EDITORS,
        Services.DECIDE: {Role.REVIEWER},
        Services.EDIT: EDITORS,
        Services.READ: EVERY_ROLE,
        Services.RETIRE: {Role.ADMIN} | LEAD_KEEPERS,
        Services.REVIEW: {Role.REVIEWER},
        Services.SUBMIT: EDITORS,
    },
    conditions={
        Services.DECIDE: (wrote_nothing_of,),
        Services.RETIRE: (answers_for,),
    },
)
