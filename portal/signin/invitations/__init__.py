"""Coming in by invitation: the first access of a person, or one more organisation of hers."""

from portal.signin.invitations.views import pages

BLUEPRINTS = (pages,)
