"""What visitors report about accessibility."""

from portal.home.feedback import attention, letters  # noqa: F401 -- each registers itself
from portal.home.feedback.views import pages

BLUEPRINTS = (pages,)
