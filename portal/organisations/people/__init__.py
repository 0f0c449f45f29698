"""The people of an organisation: who they are, who is invited, who leaves."""

from portal.organisations.people import attention, letters  # noqa: F401 -- each registers itself
from portal.organisations.people.views import pages

BLUEPRINTS = (pages,)
