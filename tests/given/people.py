"""Invitations and people as the database holds them."""

import json
from datetime import timedelta

from tenants import tokens
from tenants.clock import now
from tenants.database import random_id
from tests.given.tenants import _insert, _power


def an_invitation(
    organisation_id, email="invitata@ente.example", *, roles=("service_editor",), days=7
):
    """An open invitation; returns its id."""
    invitation_id = random_id()
    _insert(
        "invitation",
        organisation_id=organisation_id,
        id=invitation_id,
        email=email,
        roles=json.dumps(list(roles)),
        language="it",
        token_hash=tokens.hashed(token_of(invitation_id)),
        expires_at=now() + timedelta(days=days),
        created_at=now(),
        changed_at=now(),
    )
    return invitation_id


def token_of(invitation_id):
    """The secret part of an invitation's link, in the tests' installation."""
    return tokens.derived("t" * 32, "invitation", invitation_id)


def membership_id_of(email, organisation_id):
    query = (
        'SELECT m.id FROM membership m JOIN "user" u ON u.id = m.user_id'
        " WHERE u.email = %s AND m.organisation_id = %s AND m.ended_at IS NULL"
    )
    found = _power().execute(query, [email, organisation_id]).fetchone()
    return found and found[0]


def roles_of(email, organisation_id):
    query = "SELECT role FROM membership_role WHERE membership_id = %s ORDER BY role"
    membership_id = membership_id_of(email, organisation_id)
    return [row[0] for row in _power().execute(query, [membership_id])]


def facts(name):
    """The contents of the facts of a kind, oldest first."""
    query = "SELECT content FROM fact WHERE name = %s ORDER BY id"
    return [row[0] for row in _power().execute(query, [name])]


def a_reset(user_id):
    """An open password reset; returns the secret part of its link."""
    reset_id = random_id()
    token = tokens.derived("t" * 32, "reset", reset_id)
    _insert(
        "password_reset",
        id=reset_id,
        user_id=user_id,
        token_hash=tokens.hashed(token),
        expires_at=now() + timedelta(hours=2),
    )
    return token
