"""The mutants of the database: each policy opened, each table laid bare, each right widened."""

import re
from typing import NamedTuple

from sqlalchemy import text

from tests.tenants.rows import names

APP = "portal_app"
PRIVILEGES = ("INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
GUARDS = {
    r"NOT door\.acting_as_lead\(\)": "false",
    r"NOT door\.acting_as_overseer\(\)": "false",
    r"current_setting\('portal\.purpose', true\) IS DISTINCT FROM 'delivery'": "false",
}
HELPERS = {
    "current_org": "SELECT coalesce(nullif(current_setting('portal.organisation', true), ''),"
    " '00000000-0000-0000-0000-000000000000')::uuid",
    "current_person": "SELECT coalesce(nullif(current_setting('portal.user', true), ''),"
    " '00000000-0000-0000-0000-000000000000')::uuid",
    "current_case_access": "SELECT true",
    "current_intake_access": "SELECT true",
    "door.acting_as_lead": "SELECT true",
    "door.acting_as_overseer": "SELECT true",
    "door.colleagues": 'SELECT id FROM public."user"',
}


class Mutant(NamedTuple):
    """One thing done to the database that a test must notice."""

    name: str
    statements: tuple[str, ...]
    table: str | None = None
    function: str | None = None
    is_felt: bool = True  # by who attacks rows; a right that nobody uses is not


def mutants(connection):
    """Return every mutant of this database."""
    return [
        *_opened_policies(connection),
        *_bare_tables(),
        *_widened_rights(connection),
        *_unguarded_functions(connection),
        *_careless_helpers(connection),
        *_mighty_roles(),
    ]


def _opened_policies(connection):
    rows = connection.execute(
        text(
            "SELECT tablename, policyname, qual, with_check FROM pg_policies"
            " WHERE schemaname = 'public' ORDER BY 1, 2"
        )
    )
    for row in rows:
        for part, shape in (("USING", row.qual), ("WITH CHECK", row.with_check)):
            if shape not in {None, "true"}:
                change = f'ALTER POLICY {row.policyname} ON "{row.tablename}" {part} (true)'
                yield Mutant(f"{row.tablename}.{row.policyname} {part}", (change,), row.tablename)


def _bare_tables():
    for table in names():
        for change in ("DISABLE ROW LEVEL SECURITY", "NO FORCE ROW LEVEL SECURITY"):
            yield Mutant(f"{table} {change}", (f'ALTER TABLE "{table}" {change}',), table)
        sloppy = f'CREATE POLICY sloppy ON "{table}" USING (true)'
        yield Mutant(f"{table} one policy more", (sloppy,), table)


def _widened_rights(connection):
    for table in names():
        for privilege in PRIVILEGES:
            asked = {"table": f'public."{table}"', "privilege": privilege}
            has = text("SELECT has_table_privilege('portal_app', :table, :privilege)")
            if not connection.execute(has, asked).scalar():
                grant = f'GRANT {privilege} ON "{table}" TO {APP}'
                yield Mutant(f"{table} {privilege} for {APP}", (grant,), table, is_felt=False)
        to_all = (f'GRANT SELECT ON "{table}" TO PUBLIC',)
        yield Mutant(f"{table} SELECT for all", to_all, table, is_felt=False)


def _unguarded_functions(connection):
    definition = text(
        "SELECT CASE p.pronamespace WHEN 'door'::regnamespace THEN p.proname"
        " ELSE 'oversight.' || p.proname END AS name, pg_get_functiondef(p.oid) AS source,"
        " p.oid::regprocedure::text AS signature FROM pg_proc p"
        " WHERE p.pronamespace IN ('door'::regnamespace, 'oversight'::regnamespace) ORDER BY 1"
    )
    for row in connection.execute(definition):
        for guard, nothing in GUARDS.items():
            if re.search(guard, row.source):
                change = re.sub(guard, nothing, row.source)
                yield Mutant(f"door.{row.name} unguarded", (change,), function=row.name)
        yield Mutant(
            f"door.{row.name} for all", (f"GRANT EXECUTE ON FUNCTION {row.signature} TO PUBLIC",)
        )
        yield Mutant(
            f"door.{row.name} on any path", (f"ALTER FUNCTION {row.signature} RESET search_path",)
        )


def _careless_helpers(connection):
    returned = text("SELECT pg_get_function_result(CAST(:name AS regproc))")
    for name, body in HELPERS.items():
        kind = connection.execute(returned, {"name": name}).scalar()
        definer = "SECURITY DEFINER" if name.startswith("door.") else ""
        change = (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS {kind} LANGUAGE sql STABLE {definer}"
            f" SET search_path = pg_catalog, public AS $${body}$$"
        )
        yield Mutant(f"{name} careless", (change,))


def _mighty_roles():
    yield Mutant("the web role bypasses row security", (f"ALTER ROLE {APP} BYPASSRLS",))
    yield Mutant("the web role may become the owner", (f"GRANT portal_owner TO {APP}",))
    yield Mutant("the web role may create", (f"GRANT CREATE ON SCHEMA public TO {APP}",))
    yield Mutant("the door signs in", ("ALTER ROLE portal_door LOGIN",))
    yield Mutant("oversight signs in", ("ALTER ROLE portal_oversight LOGIN",))
    yield Mutant(
        "the owner inherits the door",
        (
            "REVOKE portal_door FROM portal_owner",
            "ALTER ROLE portal_owner INHERIT",
            "GRANT portal_door TO portal_owner",
        ),
    )
