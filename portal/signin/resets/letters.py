"""The letters about passwords."""

from uuid import UUID

from portal.signin.resets.actions import is_open, reset_token
from portal.ui.letters import Written, letter
from tenants.ledger import Fact


@letter("signin/reset")
def reset(fact: Fact) -> Written | None:
    """Write the link, unless it was used or ran out while the letter waited."""
    token = reset_token(UUID(fact.content["reset_id"]))
    return Written({"token": token}) if is_open(token) else None


@letter("signin/password_changed")
def password_changed(_fact: Fact) -> Written:
    return Written({})
