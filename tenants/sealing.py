"""Sealed fields: AES-256-GCM with a key an organisation, itself wrapped by the installation's key.

The associated data name the table, the column, the organisation and the row, so that a sealed
value copied elsewhere does not open (NIST SP 800-38D; ASVS 5.0 11.3.2 and 11.3.3). Blind indexes
are keyed hashes of an organisation: equal values are found, and say nothing without the key.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Generic, TypeVar, overload
from uuid import UUID

from sqlalchemy import event, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session, SessionTransaction

from tenants import door, scope
from tenants.database import db, new_id
from tenants.keyring import (
    KeyGoneError,
    KeyUse,
    OrganisationKey,
    Place,
    Ring,
    SealBrokenError,
    new_key,
    ring_of,
)

_RINGS = "sealing"
LENT = text("SELECT o, door.keys_lent(o) FROM unnest(CAST(:owners AS uuid[])) o")

Kind = TypeVar("Kind")


class SealedField(Generic[Kind]):
    """A field of a model that is sealed in another column; the row needs its id first."""

    table: type[Any]

    def __init__(self, column: str) -> None:
        self.column = column

    def __set_name__(self, owner: type[Any], _name: str) -> None:
        self.table = owner
        SEALED.append(self)

    @overload
    def __get__(self, row: None, owner: type[Any]) -> "SealedField[Kind]": ...
    @overload
    def __get__(self, row: object, owner: type[Any]) -> Kind: ...
    def __get__(self, row: Any, owner: type[Any]) -> "SealedField[Kind] | Kind":
        if row is None:
            return self
        return self.opened(row.organisation_id, row.id, getattr(row, self.column))

    def __set__(self, row: Any, value: Kind) -> None:  # noqa: ANN401 -- any model
        row.id = row.id or new_id()
        row.organisation_id = row.organisation_id or scope.current().organisation_id
        plain = self._written(value)
        place = self.place(row.organisation_id, row.id)
        kept = ring(row.organisation_id).seal(plain, place) if plain else None
        setattr(row, self.column, kept)

    def opened(self, organisation_id: UUID, row_id: UUID, value: bytes | None) -> Kind:
        """Return what is sealed in one row's column, for a list that reads columns alone."""
        if value is None:
            return self._read(b"")
        try:
            plain = ring(organisation_id).open(bytes(value), self.place(organisation_id, row_id))
        except KeyGoneError:  # a destroyed key took it along: `lost_before` tells the pages
            plain = b""
        return self._read(plain)

    def place(self, organisation_id: UUID, row_id: UUID) -> Place:
        """Return the place of this field in one row."""
        return Place(self.table.__tablename__, self.column, organisation_id, row_id)

    def _read(self, plain: bytes) -> Kind:
        raise NotImplementedError

    def _written(self, value: Kind) -> bytes:
        raise NotImplementedError


class sealed(SealedField[str]):  # noqa: N801 -- reads as a word of a model: phone = sealed("phone_sealed")
    """A sealed text; empty when nothing was written."""

    def _read(self, plain: bytes) -> str:
        return plain.decode()

    def _written(self, value: str) -> bytes:
        return (value or "").encode()


class sealed_document(SealedField[dict[str, Any]]):  # noqa: N801 -- as `sealed`
    """A sealed JSON object; empty when nothing was written. Assign it anew to change it."""

    def _read(self, plain: bytes) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(plain) if plain else {}
        return found

    def _written(self, value: dict[str, Any]) -> bytes:
        return json.dumps(value, ensure_ascii=False).encode() if value else b""


SEALED: list[SealedField[Any]] = []


def ring(organisation_id: UUID) -> Ring:
    """Return the keys of an organisation, made at its first sealing."""
    found = _kept_ring(organisation_id)
    if found is None:
        _make_keys(organisation_id)
        found = _kept_ring(organisation_id)
    if found is None:
        raise SealBrokenError
    return found


def borrow(owners: Iterable[UUID]) -> None:
    """Open, in one read, the keys that several organisations lend with their shares."""
    rings: dict[UUID, Ring] = db.session.info.setdefault(_RINGS, {})
    here = scope.current().organisation_id
    wanted = sorted({owner for owner in owners if owner != here and owner not in rings})
    for owner, keys in db.session.execute(LENT, {"owners": wanted}) if len(wanted) > 1 else ():
        if keys:
            rings[owner] = ring_of(_lent(owner, keys))


def lost_before(organisation_id: UUID) -> datetime | None:
    """Return until when everything sealed was lost, if the organisation's keys were destroyed."""
    found = _kept_ring(organisation_id)
    return found.lost_before if found else None


def blind_index(value: str) -> str:
    """Return the blind index of a value in the current organisation; empty for nothing."""
    return ring(scope.current().organisation_id).blind(value) if value else ""


def _kept_ring(organisation_id: UUID) -> Ring | None:
    """Return the keys as this transaction has them open; none where nothing was ever sealed."""
    rings: dict[UUID, Ring] = db.session.info.setdefault(_RINGS, {})
    if organisation_id not in rings:
        own = scope.current().organisation_id == organisation_id
        keys = _own_keys(organisation_id) if own else _keys_of_another(organisation_id)
        if not keys:
            return None
        rings[organisation_id] = ring_of(keys)
    return rings[organisation_id]


def _own_keys(organisation_id: UUID) -> list[OrganisationKey]:
    query = select(OrganisationKey).where(OrganisationKey.organisation_id == organisation_id)
    with db.session.no_autoflush:
        return list(db.session.scalars(query))


def _keys_of_another(organisation_id: UUID) -> list[OrganisationKey]:
    """Return another organisation's keys: lent with a share that is open to the current one.

    Else the lead's, for what a woman writes on its public pages.
    """
    found = door.call_inside("keys_lent", owner=organisation_id) or door.call("lead_keys") or []
    return _lent(organisation_id, found)


def _lent(organisation_id: UUID, found: list[dict[str, Any]]) -> list[OrganisationKey]:
    return [
        OrganisationKey(
            organisation_id=organisation_id,
            id=UUID(key["id"]),
            use=KeyUse(key["use"]),
            number=key["number"],
            wrapped=bytes.fromhex(key["wrapped"]),
            created_at=None,
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


@event.listens_for(Session, "after_transaction_end")
def _forget_rings(session: Session, transaction: SessionTransaction) -> None:
    """Keep no open key beyond its transaction: a destroyed key opens nothing any more."""
    if transaction.parent is None:
        session.info.pop(_RINGS, None)
