"""Append-only facts, and the deliveries they cause: written in one transaction, sent after it."""

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from tenants import scope
from tenants.clock import now
from tenants.database import Base, Owned, db, inside
from tenants.policies import owned

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_HUMPS = re.compile(r"(?<!^)(?=[A-Z])")


class Fact(Owned, Base, policy=owned(app="SELECT, INSERT", door="INSERT", worker="SELECT")):
    """Something that happened: ids and codes only, never personal data."""

    __tablename__ = "fact"
    __table_args__ = (
        Index("ix_fact_organisation_id_happened_at", "organisation_id", "happened_at"),
        Index("ix_fact_organisation_id_subject_id", "organisation_id", "subject_id"),
    )

    name: Mapped[str]
    happened_at: Mapped[datetime] = mapped_column(default=now)
    actor_id: Mapped[UUID]
    purpose: Mapped[str]
    subject_id: Mapped[UUID | None]
    content: Mapped[dict[str, Any]]


class DeliveryState(StrEnum):
    PENDING = "pending"
    SENT = "sent"
    DEAD = "dead"


class Delivery(
    Owned,
    Base,
    policy=owned(app="SELECT, INSERT", door="INSERT", worker="SELECT, INSERT, UPDATE, DELETE"),
):
    """A letter that a fact causes; the worker leases it and sends it with its id as Message-ID."""

    __tablename__ = "delivery"
    __table_args__ = (
        inside("fact", "fact_id"),
        Index(
            "ix_delivery_not_before",
            "not_before",
            "id",
            postgresql_where=text("state = 'pending'"),
        ),
    )

    fact_id: Mapped[UUID]
    letter: Mapped[str]
    recipient_id: Mapped[UUID | None]
    state: Mapped[DeliveryState] = mapped_column(default=DeliveryState.PENDING)
    attempts: Mapped[int] = mapped_column(default=0)
    not_before: Mapped[datetime] = mapped_column(default=now)
    leased_until: Mapped[datetime | None]
    leased_by: Mapped[str | None]
    sent_at: Mapped[datetime | None]
    problem: Mapped[str | None]


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail to be written: its template, and to whom (None: the letter itself finds out).

    It leaves at once, or not before a moment.
    """

    name: str
    recipient_id: UUID | None = None
    not_before: datetime | None = None


def record(
    fact: "DataclassInstance", *, about: UUID | None = None, letters: Iterable[Letter] = ()
) -> Fact:
    """Write a fact of the current scope, and the letters it causes."""
    current = scope.current()
    row = Fact(
        name=_HUMPS.sub("_", type(fact).__name__).lower(),
        actor_id=current.user_id,
        purpose=current.purpose,
        subject_id=about,
        content={key: _plain(value) for key, value in dataclasses.asdict(fact).items()},
    )
    db.session.add(row)
    db.session.flush()
    for letter in letters:
        db.session.add(
            Delivery(
                fact_id=row.id,
                letter=letter.name,
                recipient_id=letter.recipient_id,
                not_before=letter.not_before or now(),
            )
        )
    db.session.flush()
    return row


def _plain(value: object) -> object:
    match value:
        case UUID():
            return str(value)
        case date() | datetime():
            return value.isoformat()
        case list() | tuple() | frozenset() | set():
            return [_plain(item) for item in value]
        case _:
            return value
