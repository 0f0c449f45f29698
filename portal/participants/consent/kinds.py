"""The codes of notices and consents: for what, on which ground, how answered."""

from enum import StrEnum


class Purpose(StrEnum):
    FOLLOWING = "following"
    SHARING = "sharing"
    SPECIAL = "special"
    RESEARCH = "research"


class LegalBasis(StrEnum):
    """Regulation (EU) 2016/679, articles 6(1) and 9(2)."""

    CONSENT = "6-1-a"
    CONTRACT = "6-1-b"
    PUBLIC_TASK = "6-1-e"
    EXPLICIT_CONSENT = "9-2-a"
    SOCIAL_CARE = "9-2-h"


class ConsentState(StrEnum):
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Channel(StrEnum):
    PORTAL = "portal"
    PAPER = "paper"
    SPOKEN = "spoken"
