"""A database server that knows nothing of us is prepared by what the commands print and do."""

import pytest

from tests.databases import config_of
from tests.installation import installation


@pytest.fixture
def new_database(server, superuser, config):
    """An empty database, as a server's administrator makes one; its name."""
    superuser.execute("DROP DATABASE IF EXISTS brand_new WITH (FORCE)")
    superuser.execute("CREATE DATABASE brand_new")
    yield "brand_new"
    superuser.execute("DROP DATABASE brand_new WITH (FORCE)")


def test_the_printed_roles_and_one_command_prepare_a_new_database(
    server, superuser, new_database, tmp_path
):
    with installation(config_of(server, new_database), tmp_path) as installed:
        printed = installed.flask("database", "roles", "--database", new_database)
        for statement in printed.stdout.removesuffix(";\n").split(";\n"):
            superuser.execute(statement)

        prepared = installed.flask("prepare")
        examined = installed.flask("doctor")

    assert prepared.returncode == 0, prepared.stderr
    failed = [line.split(":")[0] for line in examined.stdout.splitlines() if "FAIL" in line]
    assert failed == ["FAIL mail", "FAIL jobs"]


def test_printing_the_roles_twice_changes_nothing(superuser, server, new_database, tmp_path):
    with installation(config_of(server, new_database), tmp_path) as installed:
        printed = installed.flask("database", "roles", "--database", new_database).stdout

    for statement in 2 * printed.removesuffix(";\n").split(";\n"):
        superuser.execute(statement)

    powers = (
        "SELECT rolname FROM pg_roles WHERE rolname LIKE 'portal%' AND (rolsuper OR rolbypassrls)"
    )
    assert superuser.execute(powers).fetchall() == []
