"""Enrolment: by a woman herself, and by her welfare manager."""

from portal.participants.enrolment import enrolling, herself, ruling, taking

BLUEPRINTS = (
    *enrolling.BLUEPRINTS,
    *herself.BLUEPRINTS,
    *ruling.BLUEPRINTS,
    *taking.BLUEPRINTS,
)
