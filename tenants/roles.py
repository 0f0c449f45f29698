"""The database roles and what each may do; printed by `flask database roles`."""

from sqlalchemy import text
from sqlalchemy.engine import Connection

OWNER = "portal_owner"
APP = "portal_app"
WORKER = "portal_worker"
CLOSER = "portal_closer"
DOOR = "portal_door"
OVERSIGHT = "portal_oversight"
LOGIN_ROLES = (OWNER, APP, WORKER, CLOSER)
DEFINERS = (DOOR, OVERSIGHT)  # own functions, never sign in

_LIMITS = (
    "statement_timeout = '15s'",
    "idle_in_transaction_session_timeout = '30s'",
    "lock_timeout = '5s'",
)

_POWERS = text(
    "SELECT current_user AS name, EXISTS (SELECT FROM pg_roles r"
    " WHERE (r.rolsuper OR r.rolbypassrls) AND pg_has_role(r.oid, 'MEMBER')) AS bypasses,"
    " EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace"
    " AND pg_has_role(c.relowner, 'MEMBER')) AS owns"
)


def role_statements() -> list[str]:
    """Return the SQL that a superuser runs once a server, before the first migration."""
    return [
        *(_create(role, "LOGIN") for role in LOGIN_ROLES),
        *(_create(role, "NOLOGIN") for role in DEFINERS),
        # The owner hands functions over to the definers: it may become them, but inherits nothing
        # of them, or their policies would show it every row in spite of FORCE.
        f"ALTER ROLE {OWNER} NOINHERIT",
        *(f"REVOKE {role} FROM {OWNER}" for role in DEFINERS),
        *(f"GRANT {role} TO {OWNER}" for role in DEFINERS),
        *(f"ALTER ROLE {role} SET {limit}" for role in (APP, CLOSER) for limit in _LIMITS),
        f"ALTER ROLE {OWNER} SET lock_timeout = '3s'",
    ]


def database_statements(database: str) -> list[str]:
    """Return the SQL that a superuser runs on each database (templates do not copy grants)."""
    named = f'"{database}"'
    return [
        f"REVOKE ALL ON DATABASE {named} FROM PUBLIC",
        f"GRANT CONNECT, CREATE, TEMPORARY ON DATABASE {named} TO {OWNER}",
        f"GRANT CONNECT ON DATABASE {named} TO {APP}, {WORKER}, {CLOSER}",
        f"ALTER DATABASE {named} OWNER TO {OWNER}",
    ]


def powers(connection: Connection) -> str:
    """Say in what way row security does not hold the role of a connection; '' when it does."""
    role = connection.execute(_POWERS).one()
    if role.bypasses:
        return f"{role.name} is a superuser or bypasses row security"
    return f"{role.name} owns tables or may act as their owner" if role.owns else ""


def _create(role: str, login: str) -> str:
    wanted = f"{role} {login} NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION"
    return (
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') "
        f"THEN CREATE ROLE {wanted}; ELSE ALTER ROLE {wanted}; END IF; END $$"
    )
