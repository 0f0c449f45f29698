"""What a form was answered, kept under the form's own secret.

Only the browser that got the form knows it; the database alone tells nothing of a page again.
"""

import hashlib
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12  # bytes, as GCM wants them


def closed(page: str, secret: str) -> bytes:
    """Return a page that opens with the secret only."""
    nonce = os.urandom(NONCE)
    return nonce + _key(secret).encrypt(nonce, page.encode(), None)


def opened(kept: bytes | None, secret: str) -> str:
    """Return the page that was kept; empty for what another secret closed."""
    if kept is None:
        return ""
    try:
        return _key(secret).decrypt(kept[:NONCE], kept[NONCE:], None).decode()
    except InvalidTag:
        return ""


def _key(secret: str) -> AESGCM:
    return AESGCM(hashlib.sha256(f"form_token {secret}".encode()).digest())
