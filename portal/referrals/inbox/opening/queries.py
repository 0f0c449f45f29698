"""The signed address of one referral for one person: it proves nothing but whom it was sent to."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer

from portal.referrals.tracking.models import Referral
from tenants.clock import now

LASTS = timedelta(days=30)  # after that the queue is where to look


@dataclass(frozen=True, slots=True)
class Link:
    """What an address was signed for."""

    referral_id: UUID
    organisation_id: UUID
    user_id: UUID


def signed_link(referral: Referral, user_id: UUID) -> str:
    """Return the address that opens a referral for a person of its partner, once she signs in."""
    path = signed_path(referral.id, referral.recipient_id, user_id)
    return f"{current_app.config['PORTAL'].public_url}{path}"


def signed_path(referral_id: UUID, recipient_id: UUID | None, user_id: UUID) -> str:
    """Return the same address without the site: letters are written where no request is."""
    until = int((now() + LASTS).timestamp())
    token = _serializer().dumps([str(referral_id), str(recipient_id), str(user_id), until])
    return f"/referrals/open/{token}"


def read_link(token: str) -> Link | None:
    """Return what an address was signed for; none when it is forged, broken or too old."""
    try:
        referral_id, organisation_id, user_id, until = _serializer().loads(token)
    except (BadData, TypeError, ValueError):
        return None
    if until < now().timestamp():
        return None
    return Link(UUID(referral_id), UUID(organisation_id), UUID(user_id))


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt="referral-link")
