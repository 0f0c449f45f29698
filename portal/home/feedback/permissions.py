"""Who in the lead reads what visitors report."""

from enum import StrEnum

from portal.ui.language import lazy as _l
from portal.ui.roles import describe
from tenants.models import Role
from tenants.permissions import grant


class Feedback(StrEnum):
    ANSWER = "feedback:answer"


grant({Feedback.ANSWER: {Role.NETWORK_ADMIN}})
describe({Feedback.ANSWER: _l("Leggere le segnalazioni di accessibilità e chiuderle")})
