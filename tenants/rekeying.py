"""Keys that change: a new one for an organisation, all wrapped anew, or destroyed for good.

The owner does it, with the migration policy on, so that protected cases are reached as well. Each
batch is a transaction: interrupted anywhere, the same command goes on where it stopped.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Table,
    and_,
    delete,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.exc import OperationalError

from tenants.keyring import (
    NUMBER,
    KeyUse,
    OrganisationKey,
    Ring,
    SealBrokenError,
    new_key,
    ring_of,
    unwrapped,
    wrapped,
)
from tenants.models import Organisation
from tenants.sealing import SEALED, SealedField

BATCH = 200
TRIES = 20
PATIENCE = "1500ms"  # less than a request waits for its keys


class RekeyingError(RuntimeError):
    """The keys cannot be changed like this; the message is one line that says what to do."""


@dataclass(frozen=True, slots=True)
class KeysRotated:
    values: int


@dataclass(frozen=True, slots=True)
class KeysDestroyed:
    """What the organisation had sealed was erased."""


def organisation_named(owner: Engine, given: str) -> tuple[UUID, str]:
    """Return the id and name of the organisation that an id or a whole name means."""
    known = select(Organisation.id, Organisation.name)
    with _powerful(owner) as connection:
        found = [row for row in connection.execute(known) if given in {str(row.id), row.name}]
    if len(found) != 1:
        raise RekeyingError("no organisation has this id or name." if not found else "take the id.")
    return found[0].id, found[0].name


def rotate(owner: Engine, organisation_id: UUID) -> int:
    """Seal everything anew under a new key; return how many values were sealed again."""
    ring = _new_ring(owner, organisation_id)
    done = sum(_reseal(owner, organisation_id, ring, each) for each in SEALED)
    for _try in range(TRIES):
        try:
            return done + _forget_old_keys(owner, organisation_id, ring)
        except OperationalError:  # somebody at work still holds the old key
            continue
    raise RekeyingError("somebody is at work all the time: run the command again.")


def rewrap(owner: Engine) -> int:
    """Wrap every key with the installation's present key; return how many."""
    with _powerful(owner) as connection:
        keys = _keys(connection)
        for key in keys:
            again = wrapped(unwrapped(key), key.organisation_id, key.id)
            connection.execute(update(_table()).where(_is(key)).values(wrapped=again))
    return len(keys)


def destroy(owner: Engine, organisation_id: UUID) -> None:
    """Erase everything sealed by destroying the keys; new ones are there for what comes."""
    with _powerful(owner) as connection:
        _alone(connection)
        last = max((key.number for key in _keys(connection, organisation_id)), default=0)
        connection.execute(delete(_table()).where(_table().c.organisation_id == organisation_id))
        rows = [new_key(organisation_id, use, last + 1) for use in KeyUse] if last else []
        if rows:
            connection.execute(insert(_table()), rows)
    with owner.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM organisation_key"))  # the old rows leave the disk as well


def _new_ring(owner: Engine, organisation_id: UUID) -> Ring:
    """Return the keys with a new one to seal; an interrupted rotation has it already."""
    with _powerful(owner) as connection:
        keys = _keys(connection, organisation_id)
        numbers = [key.number for key in keys if key.use == KeyUse.SEAL]
        if not numbers:
            raise RekeyingError("this organisation has sealed nothing: there is no key to change.")
        if len(numbers) == 1:
            row = new_key(organisation_id, KeyUse.SEAL, numbers[0] + 1)
            connection.execute(insert(_table()), [row])
            keys = _keys(connection, organisation_id)
        return ring_of(keys)


def _reseal(owner: Engine, organisation_id: UUID, ring: Ring, field: SealedField[Any]) -> int:
    """Seal one column anew, batch by batch."""
    done, last = 0, UUID(int=0)
    while True:
        with _powerful(owner) as connection:
            ids = reseal_batch(connection, organisation_id, ring, (field, last))
        if not ids:
            return done
        done, last = done + len(ids), ids[-1]


def reseal_batch(
    connection: Connection,
    organisation_id: UUID,
    ring: Ring,
    part: tuple[SealedField[Any], UUID],
) -> list[UUID]:
    """Seal the next values of a column that an older key sealed; return their rows' ids."""
    field, after = part
    table = field.table.__table__
    value = table.c[field.column]
    rows = connection.execute(
        select(table.c.id, value)
        .where(table.c.organisation_id == organisation_id, table.c.id > after, _is_old(value, ring))
        .order_by(table.c.id)
        .limit(BATCH)
        .with_for_update()
    ).all()
    for row_id, sealed_ in rows:
        place = field.place(organisation_id, row_id)
        try:
            again = ring.seal(ring.open(bytes(sealed_), place), place)
        except SealBrokenError:  # it never opens again: moved, or changed by somebody
            continue
        is_row = and_(table.c.organisation_id == organisation_id, table.c.id == row_id)
        connection.execute(update(table).where(is_row).values({field.column: again}))
    return [row_id for row_id, _sealed in rows]


def _forget_old_keys(owner: Engine, organisation_id: UUID, ring: Ring) -> int:
    """Delete the old keys once nobody holds them and nothing is sealed by them any more.

    Whoever opened a key has read its table: the lock waits for them, and holds newcomers back.
    """
    done = 0
    with _powerful(owner) as connection:
        _alone(connection)
        for field in SEALED:
            part = (field, UUID(int=0))
            while ids := reseal_batch(connection, organisation_id, ring, part):
                done, part = done + len(ids), (field, ids[-1])
        _refuse_left(connection, organisation_id, ring)
        keys = _table().c
        old = and_(keys.organisation_id == organisation_id, keys.use == KeyUse.SEAL)
        connection.execute(delete(_table()).where(old, keys.number < ring.current))
    return done


def _refuse_left(connection: Connection, organisation_id: UUID, ring: Ring) -> None:
    """Keep the old keys while a value of theirs stays behind."""
    old = [number.to_bytes(NUMBER) for number in ring.seals if number != ring.current]
    for field in SEALED:
        table = field.table.__table__
        value = table.c[field.column]
        left = connection.execute(
            select(func.count()).where(
                table.c.organisation_id == organisation_id,
                func.substring(value, 1, NUMBER).in_(old),
            )
        ).scalar_one()
        if left:
            place = f"{table.name}.{field.column}"
            raise RekeyingError(f"{left} values of {place} do not open: the old keys stay.")


def _is_old(value: ColumnElement[bytes], ring: Ring) -> ColumnElement[bool]:
    current = ring.current.to_bytes(NUMBER)
    return and_(value.is_not(None), func.substring(value, 1, NUMBER) != current)


def _keys(connection: Connection, organisation_id: UUID | None = None) -> list[OrganisationKey]:
    query = select(_table())
    if organisation_id is not None:
        query = query.where(_table().c.organisation_id == organisation_id)
    rows = connection.execute(query.with_for_update()).mappings()
    return [OrganisationKey(**row) for row in rows]


def _is(key: OrganisationKey) -> ColumnElement[bool]:
    keys = _table().c
    return and_(keys.organisation_id == key.organisation_id, keys.id == key.id)


def _table() -> Table:
    table = OrganisationKey.__table__
    assert isinstance(table, Table)  # noqa: S101 -- for the type checker
    return table


def _alone(connection: Connection) -> None:
    connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE}'"))
    connection.execute(text("LOCK TABLE organisation_key IN ACCESS EXCLUSIVE MODE"))


@contextmanager
def _powerful(owner: Engine) -> Iterator[Connection]:
    """Open a transaction that reaches every row: the migration policy is on."""
    with owner.begin() as connection:
        connection.execute(text("SET LOCAL portal.migration = 'on'"))
        connection.execute(text("SET LOCAL lock_timeout = '10s'"))
        yield connection
