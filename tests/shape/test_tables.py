"""The database holds what the models promise: checked in its own catalogue."""

from pathlib import Path

import pytest

from portal.config import ROOT
from tests.shape.tables import keys, rights, row_security
from tests.shape.tables.questions import policies, tables

GOLDEN = Path(__file__).with_name("policies.txt")
CHECKS = (*row_security.CHECKS, *keys.CHECKS, *rights.CHECKS)


@pytest.fixture
def catalogue(all_powerful):
    """The connection of a superuser, who sees the whole catalogue and changes nothing."""
    with all_powerful.transaction(force_rollback=True):
        yield all_powerful


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_database_keeps_the_rule(catalogue, check):
    complaints = check(catalogue)

    assert not complaints, "\n".join(complaints)


def test_the_policies_read_as_they_were_reviewed(catalogue):
    text = "".join(_written(policy) for policy in policies(catalogue))
    found = ROOT / "var" / "policies.txt"

    if text != GOLDEN.read_text():
        found.parent.mkdir(exist_ok=True)
        found.write_text(text)

    assert text == GOLDEN.read_text(), (
        f"read `diff {GOLDEN.relative_to(ROOT)} var/policies.txt`; if every line is meant:"
        f" cp var/policies.txt {GOLDEN.relative_to(ROOT)}"
    )


def test_the_tests_serve_with_the_rights_of_production(catalogue, app):
    from sqlalchemy import text

    from tenants.database import db

    with app.app_context(), db.engine.connect() as connection:
        served_as = connection.execute(text("SELECT session_user || '/' || current_user")).scalar()

    assert served_as == "portal_app/portal_app"
    assert tables(catalogue)


def _written(policy):
    return (
        f"{policy['table']} · {policy['name']} · {policy['command']}"
        f" · {', '.join(policy['roles'])}\n"
        f"    reads  {_one_line(policy['reads'])}\n"
        f"    writes {_one_line(policy['writes'])}\n"
    )


def _one_line(expression):
    return " ".join(expression.split()) or "-"
