"""What every site owes its visitors: privacy, accessibility, licences."""

from portal.home.legal.views import pages

BLUEPRINTS = (pages,)
