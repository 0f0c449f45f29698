"""A person's own access: her name, language, password, notices, and open sessions."""

from portal.signin.account.views import pages

BLUEPRINTS = (pages,)
