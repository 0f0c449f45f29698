"""What is known of a woman: her details, and how she may safely be reached."""

from portal.participants.details.views import pages

BLUEPRINTS = (pages,)
