"""One service from near: its page, calendar and print, its problems, and the list to hand over."""

from portal.catalogue.service_page import letters
from portal.catalogue.service_page.views import pages, previews

REGISTERED = (letters,)
BLUEPRINTS = (pages, previews)
