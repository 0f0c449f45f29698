"""The first page of everyone, and the pages that every site owes its visitors."""

from portal.home import feedback, legal, trial
from portal.home.views import pages

BLUEPRINTS = (pages, *feedback.BLUEPRINTS, *legal.BLUEPRINTS, *trial.BLUEPRINTS)
