"""How a referral ends for her, and what could not be met."""

from portal.referrals.closing.herself.views import pages as herself
from portal.referrals.closing.views import pages

BLUEPRINTS = (pages, herself)
