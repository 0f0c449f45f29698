"""Finding a service: the search, its map, and the gaps it shows."""

from portal.catalogue.search.views import pages

BLUEPRINTS = (pages,)
