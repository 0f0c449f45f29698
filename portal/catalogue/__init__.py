"""The shared catalogue: what the organisations offer, reviewed, published and found."""

from portal.catalogue import publishing, search, service_page
from portal.catalogue.importing import views as importing
from portal.catalogue.taxonomy import views as taxonomy

BLUEPRINTS = (
    importing.pages,
    taxonomy.pages,
    *publishing.BLUEPRINTS,
    *search.BLUEPRINTS,
    *service_page.BLUEPRINTS,
)
