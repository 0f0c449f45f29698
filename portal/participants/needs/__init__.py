"""The needs of a woman: eight parts of life, each with its weight on a day."""

from portal.participants.needs.views import pages

BLUEPRINTS = (pages,)
