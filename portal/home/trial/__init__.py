"""Pages that only an installation for trying out has: its mailbox, its style guide."""

from portal.home.trial.views import pages

BLUEPRINTS = (pages,)
