"""Sealed fields: AES-256-GCM with a key an organisation, itself wrapped by the installation's key.

The associated data name the table, the column, the organisation and the row, so that a sealed
value copied elsewhere does not open (NIST SP 800-38D; ASVS 5.0 11.3.2 and 11.3.3). Blind indexes
are keyed hashes of an organisation: equal values are found, and say nothing without the key.
"""

import hashlib
import hmac
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar, overload
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import current_app
from sqlalchemy import Index, event, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, SessionTransaction, mapped_column

from tenants import door, scope
from tenants.clock import now
from tenants.database import Base, Owned, db, new_id
from tenants.policies import owned

KEY_BITS = 256
NONCE = 12  # bytes, as GCM wants them
NUMBER = 4  # bytes that name the key, in front of the nonce
_RINGS = "sealing"

Kind = TypeVar("Kind")


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

    def seal(self, plain: bytes, place: Place) -> bytes:
        """Return key number, nonce and ciphertext."""
        nonce = os.urandom(NONCE)
        sealed_ = self.seals[self.current].encrypt(nonce, plain, place.associated)
        return self.current.to_bytes(NUMBER) + nonce + sealed_

    def open(self, value: bytes, place: Place) -> bytes:
        """Return what was sealed; raise SealBrokenError when it does not open here."""
        key = self.seals.get(int.from_bytes(value[:NUMBER]))
        if key is None:
            raise SealBrokenError
        nonce, sealed_ = value[NUMBER : NUMBER + NONCE], value[NUMBER + NONCE :]
        try:
            return key.decrypt(nonce, sealed_, place.associated)
        except InvalidTag as error:
            raise SealBrokenError from error

    def blind(self, value: str) -> str:
        """Return the keyed hash by which a value is found again."""
        return hmac.new(self.index_key, value.encode(), hashlib.sha256).hexdigest()


class _Sealed(Generic[Kind]):
    """A field of a model that is sealed in another column; the row needs its id first."""

    table: type[Any]

    def __init__(self, column: str) -> None:
        self.column = column

    def __set_name__(self, owner: type[Any], _name: str) -> None:
        self.table = owner
        SEALED.append(self)

    @overload
    def __get__(self, row: None, owner: type[Any]) -> "_Sealed[Kind]": ...
    @overload
    def __get__(self, row: object, owner: type[Any]) -> Kind: ...
    def __get__(self, row: Any, owner: type[Any]) -> "_Sealed[Kind] | Kind":
        if row is None:
            return self
        value = getattr(row, self.column)
        if value is None:
            return self._read(b"")
        place = self.place(row.organisation_id, row.id)
        return self._read(ring(row.organisation_id).open(bytes(value), place))

    def __set__(self, row: Any, value: Kind) -> None:  # noqa: ANN401 -- any model
        row.id = row.id or new_id()
        row.organisation_id = row.organisation_id or scope.current().organisation_id
        plain = self._written(value)
        place = self.place(row.organisation_id, row.id)
        kept = ring(row.organisation_id).seal(plain, place) if plain else None
        setattr(row, self.column, kept)

    def place(self, organisation_id: UUID, row_id: UUID) -> Place:
        """Return the place of this field in one row."""
        return Place(self.table.__tablename__, self.column, organisation_id, row_id)

    def _read(self, plain: bytes) -> Kind:
        raise NotImplementedError

    def _written(self, value: Kind) -> bytes:
        raise NotImplementedError


class sealed(_Sealed[str]):  # noqa: N801 -- reads as a word of a model: phone = sealed("phone_sealed")
    """A sealed text; empty when nothing was written."""

    def _read(self, plain: bytes) -> str:
        return plain.decode()

    def _written(self, value: str) -> bytes:
        return (value or "").encode()


class sealed_document(_Sealed[dict[str, Any]]):  # noqa: N801 -- as `sealed`
    """A sealed JSON object; empty when nothing was written. Assign it anew to change it."""

    def _read(self, plain: bytes) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(plain) if plain else {}
        return found

    def _written(self, value: dict[str, Any]) -> bytes:
        return json.dumps(value, ensure_ascii=False).encode() if value else b""


SEALED: list[_Sealed[Any]] = []


def ring(organisation_id: UUID) -> Ring:
    """Return the keys of an organisation, made at its first sealing."""
    rings: dict[UUID, Ring] = db.session.info.setdefault(_RINGS, {})
    if organisation_id not in rings:
        rings[organisation_id] = _open_ring(organisation_id)
    return rings[organisation_id]


def blind_index(value: str) -> str:
    """Return the blind index of a value in the current organisation; empty for nothing."""
    return ring(scope.current().organisation_id).blind(value) if value else ""


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
    index_key = next((unwrapped(key) for key in keys if key.use == KeyUse.INDEX), b"")
    return Ring(max(seals), seals, index_key)


def _open_ring(organisation_id: UUID) -> Ring:
    read = _own_keys if scope.current().organisation_id == organisation_id else _keys_of_lead
    keys = read(organisation_id)
    if not keys:
        _make_keys(organisation_id)
        keys = read(organisation_id)
    return ring_of(keys)


def _own_keys(organisation_id: UUID) -> list[OrganisationKey]:
    query = select(OrganisationKey).where(OrganisationKey.organisation_id == organisation_id)
    with db.session.no_autoflush:
        return list(db.session.scalars(query))


def _keys_of_lead(organisation_id: UUID) -> list[OrganisationKey]:
    """Return the keys of the lead, for what a woman writes on its public pages."""
    found = door.call("lead_keys") or []
    return [
        OrganisationKey(
            organisation_id=organisation_id,
            id=UUID(key["id"]),
            use=KeyUse(key["use"]),
            number=key["number"],
            wrapped=bytes.fromhex(key["wrapped"]),
        )
        for key in found
    ]


def _make_keys(organisation_id: UUID) -> None:
    for use in KeyUse:
        values = new_key(organisation_id, use)
        if scope.current().organisation_id != organisation_id:
            door.call("keep_lead_key", **_plain(values))
        else:
            db.session.execute(insert(OrganisationKey).values(**values).on_conflict_do_nothing())


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {
        "key": values["id"],
        "purpose": values["use"].value,
        "wrapped": values["wrapped"].hex(),
        "at": values["created_at"],
    }


def _masters() -> Iterator[bytes]:
    for key in current_app.config["PORTAL"].field_keys:
        yield bytes.fromhex(key)


def _wrapping(organisation_id: UUID, key_id: UUID) -> bytes:
    return f"organisation_key|wrapped|{organisation_id}|{key_id}".encode()


@event.listens_for(Session, "after_transaction_end")
def _forget_rings(session: Session, transaction: SessionTransaction) -> None:
    """Keep no open key beyond its transaction: a destroyed key opens nothing any more."""
    if transaction.parent is None:
        session.info.pop(_RINGS, None)
