"""The household of a woman: who lives with her or needs her care, from when, until when."""

from portal.participants.household.views import pages

BLUEPRINTS = (pages,)
