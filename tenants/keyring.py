"""The keys that seal: one to seal and one to index an organisation, wrapped by the installation's.

The installation's key is FIELD_KEY; what it wraps names the organisation and the key's own row.
"""

import hashlib
import hmac
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import current_app
from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from tenants.clock import now
from tenants.database import Base, Owned, new_id
from tenants.policies import owned

KEY_BITS = 256
NONCE = 12  # bytes, as GCM wants them
NUMBER = 4  # bytes that name the key, in front of the nonce


class KeyUse(StrEnum):
    SEAL = "seal"
    INDEX = "index"


class OrganisationKey(Owned, Base, policy=owned(app="SELECT, INSERT", door="SELECT, INSERT")):
    """A key of one organisation, wrapped; destroying the rows erases what they sealed."""

    __tablename__ = "organisation_key"
    __table_args__ = (
        Index(
            "uq_organisation_key_organisation_id_use_number",
            "organisation_id",
            "use",
            "number",
            unique=True,
        ),
    )

    use: Mapped[KeyUse]
    number: Mapped[int] = mapped_column(default=1)
    wrapped: Mapped[bytes]
    created_at: Mapped[datetime] = mapped_column(default=now)


class SealBrokenError(RuntimeError):
    """A sealed value does not open: its key is gone, or it was moved or changed."""


class KeyGoneError(SealBrokenError):
    """The key of a sealed value was destroyed, and what it sealed is lost with it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value lives; it opens nowhere else."""

    table: str
    column: str
    organisation_id: UUID
    row_id: UUID

    @property
    def associated(self) -> bytes:
        return f"{self.table}|{self.column}|{self.organisation_id}|{self.row_id}".encode()


@dataclass(frozen=True, slots=True)
class Ring:
    """The open keys of one organisation, for one transaction."""

    current: int
    seals: dict[int, AESGCM]
    index_key: bytes
    lost_before: datetime | None  # what was sealed before this moment opens no more

    def seal(self, plain: bytes, place: Place) -> bytes:
        """Return key number, nonce and ciphertext."""
        nonce = os.urandom(NONCE)
        sealed_ = self.seals[self.current].encrypt(nonce, plain, place.associated)
        return self.current.to_bytes(NUMBER) + nonce + sealed_

    def open(self, value: bytes, place: Place) -> bytes:
        """Return what was sealed; raise SealBrokenError when it does not open here."""
        key = self.seals.get(number_of(value))
        if key is None:
            raise KeyGoneError
        nonce, sealed_ = value[NUMBER : NUMBER + NONCE], value[NUMBER + NONCE :]
        try:
            return key.decrypt(nonce, sealed_, place.associated)
        except InvalidTag as error:
            raise SealBrokenError from error

    def blind(self, value: str) -> str:
        """Return the keyed hash by which a value is found again."""
        return hmac.new(self.index_key, value.encode(), hashlib.sha256).hexdigest()


def unwrapped(key: OrganisationKey) -> bytes:
    """Open a wrapped key with the installation's key, or with the one before it."""
    associated = _wrapping(key.organisation_id, key.id)
    for master in _masters():
        try:
            return AESGCM(master).decrypt(key.wrapped[:NONCE], key.wrapped[NONCE:], associated)
        except InvalidTag:
            continue
    raise SealBrokenError


def wrapped(plain: bytes, organisation_id: UUID, key_id: UUID) -> bytes:
    """Wrap an organisation's key with the installation's key."""
    nonce = os.urandom(NONCE)
    master = next(_masters())
    return nonce + AESGCM(master).encrypt(nonce, plain, _wrapping(organisation_id, key_id))


def new_key(organisation_id: UUID, use: KeyUse, number: int = 1) -> dict[str, Any]:
    """Return the row of a new random key."""
    key_id = new_id()
    plain = AESGCM.generate_key(KEY_BITS)
    return {
        "organisation_id": organisation_id,
        "id": key_id,
        "use": use,
        "number": number,
        "wrapped": wrapped(plain, organisation_id, key_id),
        "created_at": now(),
    }


def ring_of(keys: list[OrganisationKey]) -> Ring:
    """Open an organisation's keys."""
    seals = {key.number: AESGCM(unwrapped(key)) for key in keys if key.use == KeyUse.SEAL}
    index = max((key for key in keys if key.use == KeyUse.INDEX), key=lambda key: key.number)
    lost_before = index.created_at if index.number > 1 else None  # only a destruction renews it
    return Ring(max(seals), seals, unwrapped(index), lost_before)


def number_of(value: bytes) -> int:
    """Return the number of the key that sealed a value."""
    return int.from_bytes(value[:NUMBER])


def _masters() -> Iterator[bytes]:
    for key in current_app.config["PORTAL"].field_keys:
        yield bytes.fromhex(key)


def _wrapping(organisation_id: UUID, key_id: UUID) -> bytes:
    return f"organisation_key|wrapped|{organisation_id}|{key_id}".encode()
