"""Enrolment: by a woman herself, and by her welfare manager."""

from portal.participants.enrolment import (
    enrolling,
    herself,
    overview,  # noqa: F401 -- registers its panel
    ruling,
    taking,
)

BLUEPRINTS = (
    *enrolling.BLUEPRINTS,
    *herself.BLUEPRINTS,
    *ruling.BLUEPRINTS,
    *taking.BLUEPRINTS,
)
