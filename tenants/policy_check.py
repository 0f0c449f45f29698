"""The policies that the database has, against those that the models declare."""

from sqlalchemy import text
from sqlalchemy.engine import Connection

from tenants.database import Base

Found = dict[tuple[str, str], tuple[str, ...]]

_READ = text(
    "SELECT tablename, policyname, cmd, permissive, array_to_string(roles, ','),"
    " coalesce(qual, ''), coalesce(with_check, '') FROM pg_policies"
    " WHERE schemaname = :schema OR (:schema = 'temp' AND schemaname LIKE 'pg\\_temp%')"
)


def complaints(web: Connection, owner: Connection | None) -> list[str]:
    """Return what differs; without the owner, only the tables that lack every policy."""
    found = _policies(web, "public")
    if owner is None:
        bare = set(Base.policies) - {table for table, _name in found}
        return [f"{table} has no policy" for table in sorted(bare)]
    declared = _declared(owner)
    return [
        f"{name} of {table} {_difference(found, declared, (table, name))}"
        for table, name in sorted(found.keys() | declared.keys())
        if found.get((table, name)) != declared.get((table, name))
    ]


def _difference(found: Found, declared: Found, policy: tuple[str, str]) -> str:
    if policy not in declared:
        return "is not declared"
    return "is not as declared" if policy in found else "is missing"


def _declared(owner: Connection) -> Found:
    """Let PostgreSQL itself write the declared policies: on empty twins, taken back at once."""
    for table in Base.policies:
        owner.execute(text(f'CREATE TEMPORARY TABLE "{table}" (LIKE public."{table}")'))
    for table, policy in Base.policies.items():
        for statement in policy.statements(table):
            if statement.startswith("CREATE POLICY"):
                owner.exec_driver_sql(statement)
    declared = _policies(owner, "temp")
    owner.rollback()
    return declared


def _policies(connection: Connection, schema: str) -> Found:
    rows = connection.execute(_READ, {"schema": schema})
    return {(row[0], row[1]): tuple(row[2:]) for row in rows}
