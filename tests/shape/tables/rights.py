"""Who owns, who may create, and which functions run with another's rights."""

from tests.shape.tables.questions import (
    APP,
    CLOSER,
    DOOR,
    OVERSIGHT,
    OWNER,
    ROLES,
    WORKER,
    ask,
)

SERVING = (APP, WORKER, CLOSER)
DEFINERS = {"door": DOOR, "oversight": OVERSIGHT}  # schema → the role that its functions run as
MEMBERS = {(OWNER, role) for role in DEFINERS.values()}  # the owner hands functions over to them
SEARCH_PATHS = {"search_path=pg_catalog", "search_path=pg_catalog, public"}
NEVER = {"TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN"}
NOT_LEAKPROOF = ("ts_match_vq", "textlike", "texticlike", "arrayoverlap", "arraycontains")
EXTENSIONS = {"plpgsql"}


def tables_belong_to_the_owner(connection):
    rows = ask(
        connection,
        "SELECT relname, relowner::regrole::text AS owner FROM pg_class"
        " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')",
    )
    return [
        f"{row['relname']} belongs to {row['owner']}: only {OWNER} migrates"
        for row in rows
        if row["owner"] != OWNER
    ]


def roles_bypass_nothing(connection):
    rows = ask(
        connection,
        "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,"
        " rolcanlogin FROM pg_roles WHERE rolname LIKE 'portal%%' ORDER BY rolname",
    )
    powers = ("rolsuper", "rolbypassrls", "rolcreaterole", "rolcreatedb", "rolreplication")
    return [
        *(f"{row['rolname']}: an unknown role" for row in rows if row["rolname"] not in ROLES),
        *(
            f"{row['rolname']} has {power}: take it away in tenants/roles.py"
            for row in rows
            for power in powers
            if row[power]
        ),
        *(
            f"{row['rolname']} can sign in: it must be NOLOGIN"
            for row in rows
            if row["rolname"] in DEFINERS.values() and row["rolcanlogin"]
        ),
    ]


def roles_are_members_of_nothing(connection):
    rows = ask(
        connection,
        "SELECT member::regrole::text AS member, roleid::regrole::text AS role"
        " FROM pg_auth_members",
    )
    found = {(row["member"], row["role"]) for row in rows if row["member"].startswith("portal")}
    inherits = ask(
        connection,
        "SELECT r.name AS role, pg_has_role(%(owner)s, r.name, 'USAGE') AS inherits"
        " FROM unnest(%(roles)s::text[]) r(name)",
        owner=OWNER,
        roles=list(DEFINERS.values()),
    )
    return [
        *(f"{member} may become {role}" for member, role in sorted(found - MEMBERS)),
        *(
            f"{OWNER} inherits the policies of {row['role']}: write NOINHERIT in tenants/roles.py"
            for row in inherits
            if row["inherits"]
        ),
    ]


def nobody_creates(connection):
    schemas = ask(
        connection,
        "SELECT r.name AS role, n.nspname AS schema FROM unnest(%(roles)s::text[]) r(name)"
        " CROSS JOIN pg_namespace n WHERE n.nspname IN ('public', 'door', 'oversight', 'jobs')"
        " AND has_schema_privilege(r.name, n.oid, 'CREATE')",
        roles=[*SERVING, *DEFINERS.values()],
    )
    database = ask(
        connection,
        "SELECT r.name AS role, p.name AS privilege FROM unnest(%(roles)s::text[]) r(name)"
        " CROSS JOIN (VALUES ('CREATE'), ('TEMPORARY')) p(name)"
        " WHERE has_database_privilege(r.name, current_database(), p.name)",
        roles=[*SERVING, *DEFINERS.values()],
    )
    return [
        *(f"{row['role']} may create in schema {row['schema']}: revoke it" for row in schemas),
        *(f"{row['role']} has {row['privilege']} on the database: revoke it" for row in database),
    ]


def nobody_empties_or_refers_to_tables(connection):
    rows = ask(
        connection,
        "SELECT c.relname, x.grantee, x.privilege_type FROM pg_class c"
        " CROSS JOIN LATERAL aclexplode(c.relacl) x"
        " WHERE c.relnamespace = 'public'::regnamespace AND x.grantee <> c.relowner",
    )
    return [
        f"{row['relname']}: {row['privilege_type']} is granted: row security does not cover it"
        for row in rows
        if row["privilege_type"] in NEVER or row["grantee"] == 0
    ]


def functions_with_rights_stand_behind_the_door(connection):
    return [
        complaint
        for function in _functions(connection)
        for complaint in _complaints(function)
        if function["schema"] != "jobs"
    ]


def views_ask_as_the_reader(connection):
    rows = ask(
        connection,
        "SELECT relname, relkind, coalesce(reloptions::text, '') AS options FROM pg_class"
        " WHERE relnamespace IN ('public'::regnamespace, 'door'::regnamespace,"
        " 'oversight'::regnamespace)"
        " AND relkind IN ('v', 'm')",
    )
    return [
        f"{row['relname']}: write WITH (security_invoker = true); never a materialized view"
        for row in rows
        if row["relkind"] == "m" or "security_invoker=true" not in row["options"]
    ]


def partitions_are_reached_through_their_parent(connection):
    rows = ask(
        connection,
        "SELECT c.relname FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) x"
        " WHERE c.relispartition AND x.grantee <> c.relowner",
    )
    return [f"{row['relname']}: grant its parent only, never a partition" for row in rows]


def nothing_is_declared_leakproof(connection):
    rows = ask(
        connection,
        "SELECT oid::regprocedure::text AS name FROM pg_proc WHERE proleakproof"
        " AND (pronamespace <> 'pg_catalog'::regnamespace OR proname = ANY(%(names)s::text[]))",
        names=list(NOT_LEAKPROOF),
    )
    return [f"{row['name']} is marked LEAKPROOF: it may run before the policy" for row in rows]


def no_extension_is_needed(connection):
    rows = ask(connection, "SELECT extname FROM pg_extension")
    return [
        f"{row['extname']}: production may lack it; do the work in the app"
        for row in rows
        if row["extname"] not in EXTENSIONS
    ]


def _functions(connection):
    return ask(
        connection,
        """
        SELECT p.oid::regprocedure::text AS name, n.nspname AS schema, p.prosecdef AS definer,
          p.proowner::regrole::text AS owner, coalesce(p.proconfig, '{}') AS settings,
          array(SELECT CASE WHEN x.grantee = 0 THEN 'PUBLIC' ELSE x.grantee::regrole::text END
            FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x)::text[] AS callers
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname IN ('public', 'door', 'oversight', 'jobs') ORDER BY 1
        """,
    )


def _complaints(function):
    name = function["name"]
    if not SEARCH_PATHS & set(function["settings"]):
        yield f"{name}: write SET search_path = pg_catalog, public"
    if function["definer"]:
        definer = DEFINERS.get(function["schema"])
        if definer is None:
            yield f"{name}: SECURITY DEFINER belongs into schema door or oversight"
        elif function["owner"] != definer:
            yield f"{name} runs as {function['owner']}: ALTER FUNCTION … OWNER TO {definer}"
    is_behind = function["definer"] or function["schema"] in DEFINERS
    outsiders = set(function["callers"]) - {*DEFINERS.values(), *SERVING}
    if is_behind and outsiders:
        yield f"{name}: REVOKE ALL … FROM {', '.join(sorted(outsiders))}"


CHECKS = (
    tables_belong_to_the_owner,
    roles_bypass_nothing,
    roles_are_members_of_nothing,
    nobody_creates,
    nobody_empties_or_refers_to_tables,
    functions_with_rights_stand_behind_the_door,
    views_ask_as_the_reader,
    partitions_are_reached_through_their_parent,
    nothing_is_declared_leakproof,
    no_extension_is_needed,
)
