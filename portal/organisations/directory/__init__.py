"""The organisations of the network as the public reads them."""

from portal.organisations.directory.views import pages

BLUEPRINTS = (pages,)
