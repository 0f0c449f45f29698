"""The public self-enrolment: six short steps, without an account."""

from portal.participants.enrolment.herself import letters  # noqa: F401 -- registers the letters
from portal.participants.enrolment.herself.views import pages

BLUEPRINTS = (pages,)
