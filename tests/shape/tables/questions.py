"""How the checks ask the catalogue, and what is exempt from them, each with its reason."""

APP, WORKER, CLOSER, DOOR, OVERSIGHT, OWNER = (
    "portal_app",
    "portal_worker",
    "portal_closer",
    "portal_door",
    "portal_oversight",
    "portal_owner",
)
ROLES = (OWNER, APP, WORKER, CLOSER, DOOR, OVERSIGHT)
NOT_OURS = {"alembic_version": "Alembic's own: one revision number"}
NOT_IN_ONE_ORGANISATION = {
    "web_session": "a browser is a person's, found by its hash before any organisation is known",
}
ONE_ROW = {
    "network": "the hub itself",
    "catalogue_state": "one counter",
    "enrolment_rules": "the network's",
}


def ask(connection, query, **values):
    """Return the rows of a query as dicts."""
    cursor = connection.execute(query, values)
    names = [column.name for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def tables(connection):
    """Return the names of our tables."""
    rows = ask(
        connection,
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        " AND relkind IN ('r', 'p') ORDER BY relname",
    )
    return [row["relname"] for row in rows if row["relname"] not in NOT_OURS]


def columns(connection):
    """Return every column of our tables: table, name, type, required."""
    rows = ask(
        connection,
        "SELECT c.relname AS table, a.attname AS name, a.attnotnull AS required,"
        " format_type(a.atttypid, a.atttypmod) AS type, t.typtype AS kind,"
        " t.typcategory AS category, a.attidentity AS identity"
        " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
        " JOIN pg_type t ON t.oid = a.atttypid"
        " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')"
        " AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.relname, a.attnum",
    )
    return [row for row in rows if row["table"] not in NOT_OURS]


def tenant_tables(connection):
    """Return the tables whose rows live in one organisation."""
    return {row["table"] for row in columns(connection) if row["name"] == "organisation_id"} - set(
        NOT_IN_ONE_ORGANISATION
    )


def policies(connection):
    """Return every policy of our tables, as PostgreSQL writes it."""
    return ask(
        connection,
        "SELECT tablename AS table, policyname AS name, permissive, roles::text[] AS roles,"
        " cmd AS command, coalesce(qual, '') AS reads, coalesce(with_check, '') AS writes"
        " FROM pg_policies WHERE schemaname = 'public' ORDER BY tablename, policyname",
    )
