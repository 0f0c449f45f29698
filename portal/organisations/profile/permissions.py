"""Who looks after the profile of an organisation."""

from enum import StrEnum

from portal.ui.language import lazy as _l
from portal.ui.roles import describe
from tenants.models import Role
from tenants.permissions import grant


class Profile(StrEnum):
    EDIT = "profile:edit"


grant({Profile.EDIT: {Role.ADMIN}})
describe({Profile.EDIT: _l("Scrivere il profilo dell'organizzazione: sedi, contatti, logo")})
