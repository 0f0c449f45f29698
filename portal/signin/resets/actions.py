"""A forgotten password: the same answer and the same work whether or not the address is known."""

import logging
from datetime import timedelta
from uuid import UUID

from flask import current_app

from portal.signin import passwords
from portal.signin.resets.facts import PasswordReset, PasswordResetAsked
from portal.ui.language import gettext as _
from tenants import door, ledger, tokens
from tenants.clock import now
from tenants.database import random_id
from tenants.ledger import Letter
from tenants.throttling import Limit, count, network

log = logging.getLogger("portal.signin")

RESET_LASTS = timedelta(hours=2)
BY_ACCOUNT = Limit("reset-account", tries=5, minutes=60)
BY_NETWORK = Limit("reset-network", tries=20, minutes=60)


class ResetOverError(Exception):
    """The link was used or ran out."""


def reset_token(reset_id: UUID) -> str:
    """Return the secret part of a reset's link; only its hash is stored."""
    return tokens.derived(current_app.config["SECRET_KEY"], "reset", reset_id)


def ask_reset(*, email: str, address: str) -> None:
    """Send a link to the address, if somebody has it; raises TooManyTriesError.

    A letter is always put on the way: the one to nobody is dropped when it should be written.
    """
    account = email.strip().lower()
    count(BY_ACCOUNT, account)
    count(BY_NETWORK, network(address))
    reset_id = random_id()
    person = door.call_inside(
        "ask_reset",
        address=account,
        reset=reset_id,
        token=tokens.hashed(reset_token(reset_id)),
        until=now() + RESET_LASTS,
    )
    ledger.record(PasswordResetAsked(reset_id), letters=[Letter("signin/reset", person)])


def is_open(token: str) -> bool:
    return bool(door.call_inside("reset_is_open", token=tokens.hashed(token), at=now()))


def use_reset(*, token: str, password: str, address: str) -> None:
    """Set the new password and end every session of the person.

    Raises passwords.WeakPasswordError, ResetOverError or TooManyTriesError.
    """
    count(BY_NETWORK, network(address))
    passwords.check(password)
    person = door.call_inside(
        "use_reset", token=tokens.hashed(token), hash=passwords.hashed(password), at=now()
    )
    if person is None:
        raise ResetOverError(_("Questo collegamento non vale più: chiedine un altro."))
    log.info("password reset", extra={"user_id": str(person)})
    ledger.record(PasswordReset(person), letters=[Letter("signin/password_changed", person)])
