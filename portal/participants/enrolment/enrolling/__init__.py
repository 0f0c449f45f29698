"""A welfare manager enrols a woman herself: one page, after looking whether she is known."""

from portal.participants.enrolment.enrolling.views import pages

BLUEPRINTS = (pages,)
