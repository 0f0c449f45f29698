"""Signing in, the account, passwords: who a person is, before what she may do.

Three steps are kept apart, so that single sign-on and passkeys can stand beside the password:
finding the credential (`door.sign_in`), proving it (`passwords.matches`), and opening a session
for the person it belongs to (`actions.open_session`). A passkey is one more table beside
`credential` with its own proof; single sign-on is a view whose proof is the provider's answer,
keyed by issuer and subject, never by e-mail. Both end in the same `open_session`, and neither
can make a person: only an accepted invitation does.
"""

from portal.signin import account, invitations, resets
from portal.signin.views import pages

BLUEPRINTS = (pages, *account.BLUEPRINTS, *invitations.BLUEPRINTS, *resets.BLUEPRINTS)
