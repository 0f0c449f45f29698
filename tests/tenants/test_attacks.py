"""What row security does not cover by itself: tried by hand, with the web role's own connection."""

import psycopg
import pytest
from psycopg import sql

from tests.given.tenants import a_person, an_organisation, user_id_of

CONTEXT = (
    "SELECT set_config('portal.organisation', %s, true), set_config('portal.user', %s, true),"
    " set_config('portal.purpose', 'web', true), set_config('portal.case_access', 'off', true)"
)
NOBODY = "00000000-0000-0000-0000-000000000000"


@pytest.fixture
def web(app, config):
    """The web role's own connection, as an attacker who found a hole would have it."""
    address = config.database_url.replace("+psycopg", "")
    with psycopg.connect(address) as connection:
        yield connection


def acting(connection, organisation_id, user_id=NOBODY):
    connection.execute(CONTEXT, [str(organisation_id), str(user_id)])


@pytest.mark.parametrize(
    "statement",
    [
        "TRUNCATE membership",
        "ALTER TABLE membership DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE membership NO FORCE ROW LEVEL SECURITY",
        "CREATE POLICY mine ON membership USING (true)",
        "DROP POLICY web_select ON membership",
        "CREATE TABLE stolen AS SELECT * FROM membership",
        "CREATE TEMPORARY TABLE stolen (id uuid)",
        "CREATE VIEW stolen AS SELECT * FROM membership",
        "CREATE FUNCTION pg_temp.stolen() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE TRIGGER stolen AFTER INSERT ON membership EXECUTE FUNCTION now()",
        "CREATE SCHEMA stolen",
        "SET ROLE portal_owner",
        "SET ROLE portal_door",
        "SET ROLE portal_oversight",
        "SELECT * FROM oversight.demand('2026-01-01', '2026-04-01')",
        "SET SESSION AUTHORIZATION portal_owner",
        "ALTER ROLE portal_app BYPASSRLS",
        "COPY membership TO PROGRAM 'cat'",
        "COPY office_contact FROM STDIN",
        "SELECT pg_read_file('/etc/hostname')",
        "SELECT * FROM jobs.procrastinate_jobs",
    ],
)
def test_the_web_role_cannot_step_around_row_security(web, statement):
    with pytest.raises(
        (
            psycopg.errors.InsufficientPrivilege,
            psycopg.errors.FeatureNotSupported,
        )
    ):
        web.execute(statement)


def test_switching_row_security_off_is_an_error_not_a_way_in(web):
    acting(web, an_organisation())
    web.execute("SET LOCAL row_security = off")

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        web.execute("SELECT * FROM membership")


def test_the_context_ends_with_its_transaction(web):
    organisation_id = an_organisation()
    a_person(organisation_id)
    acting(web, organisation_id)
    web.commit()

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        web.execute("SELECT * FROM membership")


def test_a_savepoint_gives_the_outer_context_back(web):
    first, second = an_organisation(), an_organisation()
    acting(web, first)

    with web.transaction(force_rollback=True):
        acting(web, second)
    found = web.execute("SELECT current_org()").fetchone()[0]

    assert found == first


def test_a_key_of_another_organisation_is_as_unknown_as_none(web):
    foreign, own = an_organisation(), an_organisation()
    a_person(foreign)
    theirs = _membership_of(web, foreign)
    acting(web, own)

    found, unknown = (_error_of_a_role_in(web, own, place) for place in (theirs, NOBODY))

    assert type(found) is type(unknown) is psycopg.errors.ForeignKeyViolation
    assert found.diag.message_primary == unknown.diag.message_primary


def test_an_error_names_no_values(web):
    organisation_id = an_organisation()
    person = user_id_of(a_person(organisation_id))
    acting(web, organisation_id, person)
    copied = sql.SQL(
        "INSERT INTO membership SELECT organisation_id, user_id, NULL, NULL,"
        " gen_random_uuid(), created_at, changed_at FROM membership"
    )

    with pytest.raises(psycopg.errors.UniqueViolation) as refused:
        web.execute(copied)

    assert str(person) not in str(refused.value)


def test_a_copy_out_obeys_the_policy(web):
    foreign, own = an_organisation(), an_organisation()
    a_person(foreign)
    person = user_id_of(a_person(own))
    acting(web, own, person)

    with web.cursor().copy("COPY (SELECT user_id::text FROM membership) TO STDOUT") as copied:
        rows = [row[0] for row in copied.rows()]

    assert rows == [str(person)]


def test_the_planner_tells_nothing_of_other_rows(web):
    acting(web, an_organisation())

    told = web.execute("SELECT count(*) FROM pg_stats WHERE tablename = 'membership'").fetchone()

    assert told == (0,)


def _membership_of(web, organisation_id):
    acting(web, organisation_id)
    found = web.execute("SELECT id FROM membership").fetchone()[0]
    web.rollback()
    return found


def _error_of_a_role_in(web, organisation_id, membership_id):
    values = [str(organisation_id), str(membership_id)]
    try:
        with web.transaction():
            web.execute(
                "INSERT INTO membership_role (organisation_id, id, membership_id, role)"
                " VALUES (%s, gen_random_uuid(), %s, 'reader')",
                values,
            )
    except psycopg.Error as error:
        return error
    return None
