"""The examination of an installation: healthy, and with each thing broken in turn."""

import json

import pytest

from portal import cli
from portal.app import create_app
from tenants.database import db
from tests.installation import until
from tests.mail_server import mail_server

A_LETTER = """
    INSERT INTO delivery (organisation_id, id, fact_id, letter, attempts, state, not_before)
    SELECT random, random, random, 'a/letter', 10, {} FROM gen_random_uuid() random
"""


@pytest.fixture
def examine(installed):
    """Return what `flask doctor` finds: which checks failed, and its exit status."""

    def run():
        done = installed.flask("doctor", "--json")
        findings = {each["name"]: each for each in json.loads(done.stdout)}
        failed = {name for name, finding in findings.items() if not finding["healthy"]}
        assert done.returncode == (1 if failed else 0)
        return failed

    return run


@pytest.fixture
def break_it(server, own_config):
    """Return a runner of SQL with every power, in this test's own database."""
    from tests.given import tenants

    return lambda statement: tenants.in_use().execute(statement)


@pytest.fixture
def postman(installed):
    with mail_server() as (_box, url):
        installed.environment["SMTP_URL"] = url
        yield


def test_a_healthy_installation_has_nothing_to_complain_of(installed, postman):
    installed.worker()

    took = until(lambda: installed.flask("doctor").returncode == 0, seconds=20)

    assert took < 20
    lines = installed.flask("doctor").stdout.splitlines()
    assert len(lines) == 8
    assert all(line.startswith("ok ") for line in lines)


def test_a_missing_worker_is_found(examine, postman):
    assert examine() == {"jobs"}


def test_a_closed_mail_server_is_found(examine):
    assert examine() == {"jobs", "mail"}


def test_a_database_that_is_not_there_fails_every_check_but_mail(installed, postman):
    nowhere = "postgresql://portal_app@127.0.0.1:1/portal"

    done = installed.flask("doctor", DATABASE_URL=nowhere, DATABASE_WORKER_URL=nowhere)

    assert done.returncode == 1
    assert [line.startswith("ok ") for line in done.stdout.splitlines()].count(True) == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("damage", "check"),
    [
        ("DROP POLICY web ON fact", "policies"),
        ("ALTER POLICY web ON fact USING (true)", "policies"),
        ("CREATE POLICY wide ON fact TO portal_app USING (true)", "policies"),
        ("ALTER TABLE fact DISABLE ROW LEVEL SECURITY", "row security"),
        ("ALTER TABLE fact NO FORCE ROW LEVEL SECURITY", "row security"),
        ("CREATE TABLE loose (id int)", "row security"),
        ("UPDATE alembic_version SET version_num = '0002'", "migrations"),
        ("DELETE FROM alembic_version", "migrations"),
        ("ALTER TABLE fact OWNER TO portal_app", "roles"),
        (A_LETTER.format("'dead', now()"), "letters"),
        (A_LETTER.format("'pending', now() - interval '1 hour'"), "letters"),
    ],
)
def test_each_damage_is_found(own_config, break_it, damage, check):
    app = create_app(own_config)
    cli.init_app(app)
    break_it(damage)

    done = app.test_cli_runner().invoke(args=["doctor"])

    with app.app_context():
        db.engine.dispose()
    failed = [line for line in done.output.splitlines() if line.startswith("FAIL")]
    assert done.exit_code == 1
    assert any(line.startswith(f"FAIL {check}:") for line in failed), done.output
