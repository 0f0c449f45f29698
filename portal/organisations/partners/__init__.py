"""The network as its lead sees it: who is in, who is invited, who has left."""

from portal.organisations.partners import attention  # noqa: F401 -- registers itself
from portal.organisations.partners.views import pages

BLUEPRINTS = (pages,)
