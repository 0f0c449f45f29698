"""The secret part of an invitation's link: derived again when needed, never stored."""

from uuid import UUID

from flask import current_app

from tenants import tokens


def invitation_token(invitation_id: UUID) -> str:
    return tokens.derived(current_app.config["SECRET_KEY"], "invitation", invitation_id)
