"""What women sent about themselves, as the lead's welfare managers read, take and answer it."""

from portal.participants.enrolment.taking import attention  # noqa: F401 -- registers itself
from portal.participants.enrolment.taking.views import pages

BLUEPRINTS = (pages,)
