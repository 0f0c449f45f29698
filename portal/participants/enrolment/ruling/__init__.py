"""The rules of the network: whom the hub follows, and in how many days she is called."""

from portal.participants.enrolment.ruling.views import pages

BLUEPRINTS = (pages,)
