"""The network as its lead sees it: who is in, who is invited, who has left."""

from portal.organisations.partners.views import pages

BLUEPRINTS = (pages,)
