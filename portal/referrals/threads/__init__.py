"""What the two parties write to each other, and what each notes for itself."""

from portal.referrals.threads.views import pages

BLUEPRINTS = (pages,)
