"""A fresh proof of who is there, asked before somebody hands out power (OWASP ASVS 5.0, 7.5)."""

from collections.abc import MutableMapping
from datetime import timedelta
from typing import Any

from flask import session
from wtforms import HiddenField, PasswordField
from wtforms.validators import InputRequired

from portal.ui.forms import BareForm
from portal.ui.language import lazy as _l
from tenants.clock import now

PROOF_LASTS = timedelta(minutes=5)
PROVED_AT = "proved_at"


class ProofNeededError(Exception):
    """The act needs the password once more; the edge asks for it and keeps what was typed."""


class ProofForm(BareForm):
    password = PasswordField(
        _l("La tua password"),
        validators=[InputRequired()],
        render_kw={"autocomplete": "current-password"},
    )
    next = HiddenField()


def remember_proof(values: MutableMapping[str, Any]) -> None:
    """Note in a session that the password was just given."""
    values[PROVED_AT] = now().timestamp()


def ask_for_proof() -> None:
    """Let the act go on only within five minutes of the last proof."""
    if now().timestamp() - session.get(PROVED_AT, 0) > PROOF_LASTS.total_seconds():
        raise ProofNeededError
