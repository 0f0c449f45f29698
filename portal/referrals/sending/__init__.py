"""The welfare manager's side: choosing a service, sending with consent, following, re-routing."""

from portal.referrals.sending import panels
from portal.referrals.sending.choosing import views as choosing
from portal.referrals.sending.following import views as following
from portal.referrals.sending.outside import views as outside
from portal.referrals.sending.pages import sending
from portal.referrals.sending.writing import views as writing

REGISTERED = (panels, choosing, following, outside, writing)
BLUEPRINTS = (sending,)
