"""Secrets that travel in mails: derived from an id, so that only their hash is stored."""

import base64
import hashlib
import hmac
import secrets
from uuid import UUID


def derived(secret_key: str, purpose: str, thing: UUID) -> str:
    """Return the 256-bit token of a thing; the same each time, unknown without the secret."""
    message = f"{purpose}:{thing}".encode()
    digest = hmac.new(secret_key.encode(), message, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def fresh() -> str:
    """Return a new random 256-bit token."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
