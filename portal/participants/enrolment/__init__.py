"""Enrolment: by a woman herself, and by her welfare manager."""

from portal.participants.enrolment import herself

BLUEPRINTS = (*herself.BLUEPRINTS,)
