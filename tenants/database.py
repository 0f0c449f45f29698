"""The database layer: the base of all tables, column types, and the context of a transaction."""

from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, ClassVar
from uuid import UUID, uuid4

from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as FlaskSession
from sqlalchemy import (
    DateTime,
    Enum,
    ForeignKeyConstraint,
    MetaData,
    Text,
    Uuid,
    event,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    ORMExecuteState,
    Session,
    SessionTransaction,
    declared_attr,
    mapped_column,
    relationship,
)
from uuid_utils.compat import uuid7

from tenants import scope
from tenants.clock import now
from tenants.policies import Policy

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The base of every table; a subclass states its row-security policy."""

    metadata = MetaData(naming_convention=NAMES)
    policies: ClassVar[dict[str, Policy]] = {}
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        UUID: Uuid(),
        str: Text(),
        datetime: DateTime(timezone=True),
        dict[str, Any]: JSONB(),
        list[Any]: JSONB(),
        StrEnum: Enum(
            StrEnum,
            native_enum=False,
            create_constraint=True,
            values_callable=lambda kind: [member.value for member in kind],
            length=40,
        ),
    }

    def __init_subclass__(cls, *, policy: Policy | None = None, **keywords: Any) -> None:  # noqa: ANN401 -- passed on
        super().__init_subclass__(**keywords)
        if policy is not None:
            Base.policies[cls.__tablename__] = policy


class Owned:
    """A row that lives in one organisation and is found only with it."""

    organisation_id: Mapped[UUID] = mapped_column(
        primary_key=True, default=lambda: scope.current().organisation_id
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)


class Stamped:
    """A row that remembers when it came and when it last changed."""

    created_at: Mapped[datetime] = mapped_column(default=now)
    changed_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)


class Versioned:
    """A row that two people may edit: each change counts, a lost update is refused."""

    version: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 -- a class method in disguise
        return {"version_id_col": cls.version}


db = SQLAlchemy(metadata=Base.metadata)


def beside() -> Connection:
    """Return a connection of its own beside the session: each of its statements commits."""
    return _committing(db.engine).connect()


@lru_cache(maxsize=4)
def _committing(engine: Engine) -> Engine:
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def new_id() -> UUID:
    """Return an id ordered by time (UUIDv7, RFC 9562)."""
    return uuid7()


def random_id() -> UUID:
    """Return an id that tells no time: for invitations, codes and survey answers."""
    return uuid4()


def id_or_none(value: str | None) -> UUID | None:
    """Read an id that came from outside; None when it is none."""
    try:
        return UUID(value) if value else None
    except ValueError:
        return None


def inside(table: str, column: str, **options: Any) -> ForeignKeyConstraint:  # noqa: ANN401 -- passed on
    """Return a key that cannot leave the organisation."""
    return ForeignKeyConstraint(
        ["organisation_id", column], [f"{table}.organisation_id", f"{table}.id"], **options
    )


def parent(child: str, target: str, column: str, back: str | None = None) -> Any:  # noqa: ANN401 -- typed where mapped
    """Return the relationship that goes with a key made by `inside`."""
    return relationship(
        target,
        back_populates=back,
        lazy="raise",
        primaryjoin=f"and_({child}.organisation_id == {target}.organisation_id, "
        f"foreign({child}.{column}) == {target}.id)",
    )


def children(owner: str, target: str, column: str, back: str | None = None, **options: Any) -> Any:  # noqa: ANN401 -- typed where mapped
    """Return the other side of `parent`; loaded only where a query says so."""
    return relationship(
        target,
        back_populates=back,
        lazy="raise",
        passive_deletes=True,  # the keys cascade: nothing is loaded only to be deleted
        primaryjoin=f"and_({owner}.organisation_id == {target}.organisation_id, "
        f"foreign({target}.{column}) == {owner}.id)",
        **options,
    )


BEGUN_IN = "scope"
_CONTEXT = text(
    "SELECT set_config('portal.organisation', :organisation, true),"
    " set_config('portal.user', :user, true),"
    " set_config('portal.purpose', :purpose, true),"
    " set_config('portal.case_access', :case_access, true),"
    " set_config('portal.intake_access', :intake_access, true),"
    " set_config('transaction_read_only', :read_only, true)"
)


@event.listens_for(FlaskSession, "after_begin")
def _set_context(
    session: FlaskSession, transaction: SessionTransaction, connection: Connection
) -> None:
    """Tell the database, once a transaction, for whom it works (fails without a scope)."""
    if transaction.nested:
        return
    current = session.info[BEGUN_IN] = scope.current()
    connection.execute(
        _CONTEXT,
        {
            "organisation": str(current.organisation_id),
            "user": str(current.user_id),
            "purpose": current.purpose,
            "case_access": "on" if current.case_access else "off",
            "intake_access": "on" if current.intake_access else "off",
            "read_only": "on" if current.read_only else "off",
        },
    )


@event.listens_for(FlaskSession, "do_orm_execute")
def _ask_in_scope(state: ORMExecuteState) -> None:
    _stay_in_scope(state.session)


@event.listens_for(FlaskSession, "before_flush")
def _write_in_scope(session: Session, _context: object, _instances: object) -> None:
    _stay_in_scope(session)


@event.listens_for(FlaskSession, "after_transaction_end")
def _leave_scope(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        session.info.pop(BEGUN_IN, None)


def _stay_in_scope(session: Session) -> None:
    """Refuse a second scope inside the transaction of a first, which would answer in its place."""
    begun = session.info.get(BEGUN_IN)
    if begun is not None and begun is not scope.current():
        raise scope.NoScopeError("Commit or remove the session before the next scope begins.")
