"""What an organisation says about itself: words, sites, offices, logo."""

from portal.organisations.profile.views import pages

BLUEPRINTS = (pages,)
