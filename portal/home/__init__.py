"""The first page of everyone, and the pages that every site owes its visitors."""

from portal.home import legal, trial
from portal.home.views import pages

BLUEPRINTS = (pages, *legal.BLUEPRINTS, *trial.BLUEPRINTS)
