"""The shipped words go into the database: again at every start, never over the lead's own edits."""

from typing import Any

from sqlalchemy import NullPool, Table, create_engine, text, tuple_
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import Connection

from portal.catalogue.taxonomy import shipped
from portal.catalogue.taxonomy.models import TaxonomyTerm, Zone
from tenants.clock import now
from tenants.database import Base

AS_SHIPPED = 1  # the version of a row that nobody has edited


def load(owner_url: str) -> int:
    """Bring terms and zones to what this release ships; return how many rows changed.

    The owner writes: the web role may edit terms only for the lead.
    """
    terms, zones = shipped.term_rows(), shipped.zone_rows()
    with create_engine(owner_url, poolclass=NullPool).begin() as connection:
        connection.execute(text("SET LOCAL portal.migration = 'on'"))
        return _upsert(connection, TaxonomyTerm, terms) + _upsert(connection, Zone, zones)


def _upsert(connection: Connection, model: type[Base], rows: list[shipped.Row]) -> int:
    table = model.__table__
    assert isinstance(table, Table)  # noqa: S101 -- for the type checker
    adding = insert(table).values(_stamped(rows))
    words = [name for name in rows[0] if name not in {"id", "code"}]
    ours = tuple_(*(adding.excluded[name] for name in words))
    theirs = tuple_(*(table.c[name] for name in words))
    untouched = table.c.version == AS_SHIPPED
    statement = adding.on_conflict_do_update(
        index_elements=[table.c.code],
        set_={name: adding.excluded[name] for name in (*words, "changed_at")},
        where=untouched & theirs.is_distinct_from(ours),
    )
    return len(connection.execute(statement.returning(table.c.code)).all())


def _stamped(rows: list[shipped.Row]) -> list[dict[str, Any]]:
    at = now()
    return [{**row, "created_at": at, "changed_at": at, "version": AS_SHIPPED} for row in rows]
