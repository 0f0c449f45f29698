"""A forgotten password and the way to a new one."""

from portal.signin.resets import letters  # noqa: F401 -- registers the letters
from portal.signin.resets.views import pages

BLUEPRINTS = (pages,)
