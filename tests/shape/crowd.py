"""A crowded network: thousands of rows of any table, made from one plausible row."""

from sqlalchemy import Text, Uuid, cast, func, literal, select, text
from sqlalchemy.dialects.postgresql import ARRAY

from tenants.database import new_id
from tests.tenants.rows import plausible, table_named

ORGANISATIONS = 200
LARGE = 1000  # a smaller table is rightly read as a whole


def fill(connection, names, rows, *, organisations):
    """Multiply a plausible row of each table over many organisations."""
    connection.execute(text("SET session_replication_role = replica"))
    for name in names:
        _multiply(connection, table_named(name), rows, organisations)
    connection.execute(text("SET session_replication_role = origin"))
    connection.commit()
    connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("ANALYZE"))


def large_tables(connection):
    """Return the tables that nobody should read as a whole."""
    query = text(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        " AND relkind = 'r' AND reltuples >= :large"
    )
    return set(connection.execute(query, {"large": LARGE}).scalars())


def _multiply(connection, table, rows, organisations):
    values = plausible(connection, table, organisation_id=organisations[0], user_id=new_id())
    number = func.generate_series(1, rows).table_valued("n").render_derived("number")
    ids = literal(organisations, ARRAY(Uuid()))
    owner = func.unnest(ids).table_valued("id", with_ordinality="place").render_derived("owner")
    columns = [table.columns[name] for name in values]
    made = [_many(column, values[column.name], number.c.n, owner.c.id) for column in columns]
    each = number.join(owner, owner.c.place == 1 + number.c.n % len(organisations))
    connection.execute(table.insert().from_select(columns, select(*made).select_from(each)))


def _many(column, value, number, owner):
    if column.name == "organisation_id":
        return owner
    if isinstance(column.type, Uuid):
        return func.gen_random_uuid()
    if isinstance(column.type, Text):
        return cast(literal(value, Text()), Text()).concat(cast(number, Text()))
    return cast(literal(value, column.type), column.type)
