"""Who hears of what happens to a referral: in the portal, by mail at once or once a day."""

from portal.referrals.notices import attention, letters
from portal.referrals.notices.views import pages

BLUEPRINTS = (pages,)
REGISTERED = (attention, letters)
