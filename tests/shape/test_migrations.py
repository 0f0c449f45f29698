"""The schema moves in small, numbered, named steps, forwards and back."""

import os
import re

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config as AlembicConfig
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask_migrate import downgrade, upgrade

from portal import cli
from portal.app import create_app
from tenants import embedded
from tenants.database import db
from tests.databases import config_of
from tests.shape.source import ROOT
from tests.shape.tables.questions import ask

STEP = re.compile(r"(\d{4})_[a-z][a-z_]+\.py")
OURS = "(SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'door', 'oversight'))"
SHAPE = {
    "columns": f"""
        SELECT c.relname AS table, a.attname AS column, a.attnotnull AS required,
          format_type(a.atttypid, a.atttypmod) AS type, pg_get_expr(d.adbin, d.adrelid) AS standard
        FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE c.relnamespace IN {OURS} AND c.relkind = 'r' ORDER BY 1, 2""",
    "policies": """
        SELECT tablename, policyname, roles::text, cmd, qual, with_check FROM pg_policies
        WHERE schemaname = 'public' ORDER BY 1, 2""",
    "constraints": f"""
        SELECT conrelid::regclass::text AS table, conname, pg_get_constraintdef(oid) AS words
        FROM pg_constraint WHERE connamespace IN {OURS} ORDER BY 1, 2""",
    "indexes": "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
    "functions": f"""
        SELECT p.oid::regprocedure::text AS name, pg_get_functiondef(p.oid) AS words,
          p.proowner::regrole::text AS owner, p.proacl::text AS rights
        FROM pg_proc p WHERE p.pronamespace IN {OURS} ORDER BY 1""",
    "rights": f"""
        SELECT relname, relacl::text FROM pg_class
        WHERE relnamespace IN {OURS} AND relkind = 'r' ORDER BY 1""",
}
LEFT = f"""
    SELECT relname AS name FROM pg_class WHERE relnamespace IN {OURS}
      AND relkind IN ('r', 'v', 'S') AND relname <> 'alembic_version'
    UNION ALL SELECT nspname FROM pg_namespace WHERE nspname IN ('door', 'jobs', 'oversight')"""


@pytest.fixture
def empty(server, superuser):
    """An app on a new database, to be moved up and down."""
    name = f"steps_{os.getpid()}"
    superuser.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    embedded.prepare(server, name)
    app = create_app(config_of(server, name))
    cli.init_app(app)
    with app.app_context():
        yield app
        db.engine.dispose()
    superuser.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def test_there_is_one_newest_step():
    assert len(_steps().get_heads()) == 1


def test_steps_are_numbered_in_their_order_and_named():
    files = sorted((ROOT / "migrations" / "versions").glob("[0-9]*.py"))
    order = [step.revision for step in _steps().walk_revisions()][::-1]

    named = [STEP.fullmatch(file.name) for file in files]

    assert all(named), f"write 0007_what_it_does.py: {[file.name for file in files]}"
    assert [match.group(1) for match in named] == order, "number the steps without a gap"
    assert order == [f"{number:04}" for number in range(1, len(order) + 1)]


def test_the_schema_goes_up_down_and_up_again(empty, server, superuser):
    upgrade()
    first = _shape(server, empty)
    downgrade(revision="base")
    left = _asked(server, empty, LEFT)
    upgrade()

    assert not left, f"the way back leaves {left}: finish the downgrade of their step"
    for part, found in _shape(server, empty).items():
        assert found, f"no {part} at all"
        assert found == first[part], f"{part} are not the same after down and up"


def test_the_models_say_what_the_database_is(portal, power):
    with power.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_object": _ours}
        )
        differences = compare_metadata(context, db.metadata)

    assert not differences, f"flask db revision --autogenerate -m words: {differences}"


def _ours(_object, name, kind, _reflected, _compare_to):
    return not (kind == "table" and (name == "alembic_version" or name.startswith("procrastinate")))


def _steps():
    settings = AlembicConfig()
    settings.set_main_option("script_location", str(ROOT / "migrations"))
    return ScriptDirectory.from_config(settings)


def _shape(server, app):
    return {part: _asked(server, app, query) for part, query in SHAPE.items()}


def _asked(server, app, query):
    database = app.config["PORTAL"].database_url.split("?")[0].rsplit("/", 1)[1]
    address = f"host={server.socket_folder} user=postgres dbname={database}"
    with psycopg.connect(address) as connection:
        return ask(connection, query)
