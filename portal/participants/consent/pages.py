"""The group of pages about notices, consents and retention."""

from typing import Any

from flask import Blueprint
from flask.blueprints import BlueprintSetupState

from portal.participants.consent.words import (
    BASES,
    CHANNELS,
    language_label,
    purpose_label,
    state_label,
)

consent = Blueprint("consent", __name__)


@consent.record_once
def _tell_templates(state: BlueprintSetupState) -> None:
    """Give every page the words of consents."""
    words: dict[str, Any] = {
        "CONSENT_BASES": BASES,
        "CONSENT_CHANNELS": CHANNELS,
        "consent_language": language_label,
        "consent_purpose": purpose_label,
        "consent_state": state_label,
    }
    state.app.jinja_env.globals.update(words)
