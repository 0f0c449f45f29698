"""Waiting lists of a service: order, places that go together, offers that expire, answers."""

from portal.referrals.waiting.answering.views import pages as answering
from portal.referrals.waiting.listing.views import pages as listing

BLUEPRINTS = (listing, answering)
