"""Who keeps the words of the catalogue: the lead's network administrators."""

from enum import StrEnum

from tenants.models import Role
from tenants.permissions import grant


class Taxonomy(StrEnum):
    EDIT = "taxonomy:edit"


grant({Taxonomy.EDIT: {Role.NETWORK_ADMIN}})
