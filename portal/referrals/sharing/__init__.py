"""What a referral discloses to its partner, level by level, and with whose consent."""

from portal.referrals.sharing.views import sharing

BLUEPRINTS = (sharing,)
