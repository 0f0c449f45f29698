"""Signing in, the account, passwords: who a person is, before what she may do."""

from portal.signin.views import pages

BLUEPRINTS = (pages,)
