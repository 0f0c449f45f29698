"""Writing a service: draft, review, publication, retirement."""

from portal.catalogue.publishing import attention, handover, letters
from portal.catalogue.publishing.drafting import views as drafting
from portal.catalogue.publishing.pages import reviews, services
from portal.catalogue.publishing.reviewing import views as reviewing
from portal.catalogue.publishing.upkeep import views as upkeep

REGISTERED = (attention, handover, letters, drafting, reviewing, upkeep)
BLUEPRINTS = (services, reviews)
