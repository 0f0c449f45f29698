"""Row security: on, forced, as declared on the models, and evaluated once a statement."""

import re

from tenants.database import Base
from tenants.policies import OWN, OWN_PERSON, case_owned
from tests.shape.tables.questions import APP, OWNER, ask, policies, tables

CONTEXT_CALL = re.compile(
    r"(?<!SELECT )\b((?:current_(?:org|person|case_access|intake_access)|door\.\w+)\()"
)
COMPARED = re.compile(r"(?<![\w.])(\w+) = \( SELECT")
LONG_ENOUGH_TO_CONVINCE = 15
NARROW = {OWN, OWN_PERSON, case_owned().read, case_owned("id").read}
# The person is compared among the rows of her organisation, which an index leads to.
AMONG_ONES_OWN = frozenset({"case_note", "note_draft", "saved_filter"})


def is_on_and_forced(connection):
    bare = ask(
        connection,
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        " AND relkind IN ('r', 'p') AND NOT (relrowsecurity AND relforcerowsecurity)",
    )
    ours = set(tables(connection))
    return [
        f"{row['relname']}: write ENABLE and FORCE ROW LEVEL SECURITY (op.enable_policy)"
        for row in bare
        if row["relname"] in ours
    ]


def every_table_declares_a_policy(connection):
    known, declared = set(tables(connection)), set(Base.policies)
    return [
        *(f"{name}: declare policy=… on its model" for name in sorted(known - declared)),
        *(f"{name}: declared, but no migration makes it" for name in sorted(declared - known)),
    ]


def database_agrees_with_the_models(connection):
    """Compare each table's policies and grants with what its model would make of a new table."""
    known = sorted(set(Base.policies) & set(tables(connection)))
    return [complaint for table in known for complaint in a_table_agrees(connection, table)]


def a_table_agrees(connection, table):
    found = _as_it_is(connection, table)
    with connection.transaction(force_rollback=True):
        _make_anew(connection, table)
        declared = _as_it_is(connection, table)
    if found != declared:
        yield (
            f"{table}: the database has {sorted(found - declared)}, its model says"
            f" {sorted(declared - found)}: write a migration that brings them together"
        )


def nothing_widens_a_policy(connection):
    """Permissive policies are OR-ed: one more for the same role and command opens the table."""
    complaints, seen = [], set()
    for policy in policies(connection):
        commands = (
            ("SELECT", "INSERT", "UPDATE", "DELETE")
            if policy["command"] == "ALL"
            else (policy["command"],)
        )
        for role in policy["roles"]:
            for command in commands:
                place = (policy["table"], role, command)
                if place in seen or policy["permissive"] != "PERMISSIVE" or role == "public":
                    complaints.append(
                        f"{policy['table']}: {policy['name']} adds to another policy of {role}"
                        f" for {command}: keep one policy a role and command, never for public"
                    )
                seen.add(place)
    return complaints


def context_is_read_once_a_statement(connection):
    return [
        f"{policy['table']}: {policy['name']} calls {found.group(1)}…) for every row:"
        " write it inside (SELECT …)"
        for policy in policies(connection)
        if policy["roles"] != [OWNER]
        for found in CONTEXT_CALL.finditer(policy["reads"] + policy["writes"])
    ]


def every_change_is_checked(connection):
    return [
        f"{policy['table']}: {policy['name']} lets a row be moved elsewhere: write WITH CHECK"
        for policy in policies(connection)
        if policy["command"] in {"ALL", "INSERT", "UPDATE"} and not policy["writes"]
    ]


def an_index_leads_to_the_rows_of_a_policy(connection):
    leading = {
        (row["table"], row["column"])
        for row in ask(
            connection,
            "SELECT i.indrelid::regclass::text AS table, a.attname AS column FROM pg_index i"
            " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]"
            " WHERE i.indpred IS NULL",
        )
    }
    return sorted(
        {
            f"{policy['table']}: no index is led by {column}, which {policy['name']} compares"
            for policy in policies(connection)
            if APP in policy["roles"]
            for column in COMPARED.findall(policy["reads"])
            if policy["table"] not in AMONG_ONES_OWN
            and not {(policy["table"], column), (f'"{policy["table"]}"', column)} & leading
        }
    )


def wider_policies_say_why(_connection):
    return [
        f"{table}: its policy lets others than the owner in: say why=… in a whole sentence"
        for table, policy in sorted(Base.policies.items())
        if not {policy.read, policy.write} <= NARROW and len(policy.why) < LONG_ENOUGH_TO_CONVINCE
    ]


def _make_anew(connection, table):
    for policy in policies(connection):
        if policy["table"] == table:
            connection.execute(f'DROP POLICY "{policy["name"]}" ON "{table}"')
    for role in _grantees(connection, table):
        connection.execute(f'REVOKE ALL ON "{table}" FROM {role}')
    for statement in Base.policies[table].statements(table):
        connection.execute(statement)


def _as_it_is(connection, table):
    rules = {
        f"{policy['name']} for {policy['command']} to {', '.join(policy['roles'])}"
        f" using {policy['reads']} check {policy['writes']}"
        for policy in policies(connection)
        if policy["table"] == table
    }
    return rules | {
        f"{grant['grantee']} may {grant['privilege']}{grant['columns']}"
        for grant in _grants(connection, table)
    }


def _grantees(connection, table):
    return sorted({grant["grantee"] for grant in _grants(connection, table)} - {OWNER})


def _grants(connection, table):
    return ask(
        connection,
        """
        SELECT CASE WHEN x.grantee = 0 THEN 'PUBLIC' ELSE x.grantee::regrole::text END AS grantee,
          x.privilege_type AS privilege, '' AS columns
        FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) x
        WHERE c.oid = %(table)s::regclass
        UNION ALL
        SELECT x.grantee::regrole::text, x.privilege_type, ' (' || a.attname || ')'
        FROM pg_attribute a CROSS JOIN LATERAL aclexplode(a.attacl) x
        WHERE a.attrelid = %(table)s::regclass
        """,
        table=f'public."{table}"',
    )


CHECKS = (
    is_on_and_forced,
    every_table_declares_a_policy,
    database_agrees_with_the_models,
    nothing_widens_a_policy,
    context_is_read_once_a_statement,
    every_change_is_checked,
    an_index_leads_to_the_rows_of_a_policy,
    wider_policies_say_why,
)
