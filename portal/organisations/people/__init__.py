"""The people of an organisation: who they are, who is invited, who leaves."""

from portal.organisations.people import letters  # noqa: F401 -- registers the letters
from portal.organisations.people.views import pages

BLUEPRINTS = (pages,)
