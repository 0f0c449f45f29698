"""Keys that cannot leave the organisation, and column types that row security keeps fast."""

from tests.shape.tables.questions import (
    NOT_IN_ONE_ORGANISATION,
    ONE_ROW,
    ask,
    columns,
    tenant_tables,
)

FORBIDDEN_TYPES = {
    "json": "write jsonb",
    "timestamp without time zone": "write DateTime(timezone=True)",
    "real": "write Numeric",
    "money": "write Numeric",
}


def primary_keys_are_led_by_the_organisation(connection):
    return [
        f"{table}: its primary key must be (organisation_id, id): inherit Owned"
        for table in sorted(tenant_tables(connection))
        if _unique_keys(connection, table, primary=True)[:1] != [["organisation_id", "id"]]
    ]


def unique_keys_are_led_by_the_organisation(connection):
    return [
        f"{table}: UNIQUE {tuple(key)} tells one organisation what another has:"
        " lead it with organisation_id"
        for table in sorted(tenant_tables(connection))
        for key in _unique_keys(connection, table, primary=False)
        if key[0] != "organisation_id"
    ]


def foreign_keys_stay_inside_the_organisation(connection):
    ours = tenant_tables(connection)
    return [
        f"{key['table']}.{', '.join(key['columns'])} → {key['target']}: write"
        f' inside("{key["target"]}", …), so that the key cannot leave the organisation'
        for key in _foreign_keys(connection)
        if {key["table"], key["target"]} <= ours and not _holds_the_organisation(key)
    ]


def nothing_is_deleted_across_organisations(connection):
    """A cascade runs as the owner of the table, past row security."""
    ours = tenant_tables(connection)
    return [
        f"{key['table']} → {key['target']}: a cascade from outside the organisation: write RESTRICT"
        for key in _foreign_keys(connection)
        if key["table"] in ours and key["target"] not in ours and key["on_delete"] not in {"a", "r"}
    ]


def ids_are_uuids(connection):
    return [
        f"{column['table']}.id is {column['type']}: ids are made in the app, as uuid"
        for column in columns(connection)
        if column["name"] == "id" and column["type"] != "uuid" and column["table"] not in ONE_ROW
    ]


def no_sequence_is_needed(connection):
    made = ask(
        connection,
        "SELECT relname FROM pg_class WHERE relkind = 'S'"
        " AND relnamespace IN ('public'::regnamespace, 'door'::regnamespace,"
        " 'oversight'::regnamespace)",
    )
    return [
        *(f"{row['relname']}: a sequence; make ids in the app with new_id()" for row in made),
        *(
            f"{column['table']}.{column['name']}: an identity column; make ids in the app"
            for column in columns(connection)
            if column["identity"]
        ),
    ]


def columns_keep_to_the_types_that_row_security_keeps_fast(connection):
    return [
        f"{column['table']}.{column['name']} is {column['type']}: {advice}"
        for column in columns(connection)
        if (advice := _advice(column))
    ]


def exemptions_are_still_needed(connection):
    known = {column["table"] for column in columns(connection)}
    return [
        f"{table}: no longer there, take it out of tests/shape/tables/questions.py"
        for table in sorted((set(NOT_IN_ONE_ORGANISATION) | set(ONE_ROW)) - known)
    ]


def _advice(column):
    if column["kind"] == "e":
        return "a database ENUM is not leakproof: write a StrEnum, stored as text with a CHECK"
    if column["category"] == "A":
        return "an array filter is not leakproof: write a child table, or jsonb for what is shown"
    return FORBIDDEN_TYPES.get(column["type"])


def _holds_the_organisation(key):
    pairs = list(zip(key["columns"], key["target_columns"], strict=True))
    return ("organisation_id", "organisation_id") in pairs


def _unique_keys(connection, table, *, primary):
    rows = ask(
        connection,
        """
        SELECT array(SELECT coalesce(a.attname, 'an expression') FROM unnest(i.indkey)
            WITH ORDINALITY k(number, place)
          LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
          ORDER BY k.place)::text[] AS columns
        FROM pg_index i WHERE i.indrelid = %(table)s::regclass AND i.indisunique
          AND i.indisprimary = %(primary)s
        """,
        table=f'public."{table}"',
        primary=primary,
    )
    return [row["columns"] for row in rows]


def _foreign_keys(connection):
    return ask(
        connection,
        """
        SELECT c.relname AS table, t.relname AS target, k.confdeltype AS on_delete,
          array(SELECT a.attname FROM unnest(k.conkey) WITH ORDINALITY u(number, place)
            JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number
            ORDER BY u.place)::text[] AS columns,
          array(SELECT a.attname FROM unnest(k.confkey) WITH ORDINALITY u(number, place)
            JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.number
            ORDER BY u.place)::text[] AS target_columns
        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
        JOIN pg_class t ON t.oid = k.confrelid
        WHERE k.contype = 'f' AND c.relnamespace = 'public'::regnamespace ORDER BY 1, 2
        """,
    )


CHECKS = (
    primary_keys_are_led_by_the_organisation,
    unique_keys_are_led_by_the_organisation,
    foreign_keys_stay_inside_the_organisation,
    nothing_is_deleted_across_organisations,
    ids_are_uuids,
    no_sequence_is_needed,
    columns_keep_to_the_types_that_row_security_keeps_fast,
    exemptions_are_still_needed,
)
