"""Finding a service: the search, its map, and the gaps it shows."""

from portal.catalogue.search import alternatives  # noqa: F401 -- tells other rooms what there is
from portal.catalogue.search.views import pages

BLUEPRINTS = (pages,)
