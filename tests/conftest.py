"""The ground of every test: a real PostgreSQL, the web role, a clean network, real commits.

One template database a migration state, one clone a worker. A test commits for real (the door,
the throttle and the worker use connections of their own), and what it wrote is deleted after it.
"""

import hashlib
import os
from pathlib import Path

import psycopg
import pytest
from flask_migrate import upgrade

from portal import cli
from portal.app import create_app
from portal.config import Config
from tenants import embedded, roles
from tests.client import PASSWORD, Browser
from tests.given import services as services_given
from tests.given import tenants as tenants_given

ROOT = Path(__file__).resolve().parent.parent
KEPT = {"alembic_version", "catalogue_state", "network", "taxonomy_term", "zone"}


@pytest.fixture(scope="session")
def server(worker_id):
    """The embedded server that all workers of this run share."""
    folder = Path(os.environ.get("PORTAL_TEST_DIR", ROOT / "var" / "test"))
    return embedded.ensure(folder, lasting=False)


@pytest.fixture(scope="session")
def superuser(server):
    with psycopg.connect(
        f"host={server.socket_folder} user=postgres dbname=postgres", autocommit=True
    ) as connection:
        yield connection


@pytest.fixture(scope="session")
def template(server, superuser):
    """A migrated database, made once a state of the migrations and of the shipped words."""
    mark = hashlib.sha256()
    sources = [*(ROOT / "migrations").rglob("*.py"), *(ROOT / "portal").rglob("taxonomy/*")]
    for file in sorted(file for file in sources if file.is_file()):
        mark.update(file.read_bytes())
    name = f"template_{mark.hexdigest()[:12]}"
    superuser.execute("SELECT pg_advisory_lock(2)")
    if not _exists(superuser, name):
        embedded.prepare(server, name)
        app = _app(_config(server, name))
        with app.app_context():
            upgrade()
            _prepare_words(app)
            _forget_connections(app)
    superuser.execute("SELECT pg_advisory_unlock(2)")
    return name


@pytest.fixture(scope="session")
def config(server, superuser, template, worker_id):
    """The settings of this worker's own clone."""
    name = f"test_{os.getpid()}_{worker_id}"
    superuser.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    superuser.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    for statement in roles.database_statements(name):
        superuser.execute(statement)
    yield _config(server, name)
    superuser.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def portal(config):
    """The app, once a worker."""
    app = _app(config)
    services_given.use(app)
    yield app
    with app.app_context():
        _forget_connections(app)


@pytest.fixture
def app(portal, sweep):
    """The app with an empty network.

    No app context is pushed here: a request inside it would share its `g` with the next one.
    Tests that call actions or queries write `with app.app_context(), acting_for(…):`.
    """
    return portal


@pytest.fixture
def browser(app):
    """Return a maker of browsers; each inspects every page that it sees."""
    return lambda: Browser(app)


@pytest.fixture
def anyone(browser):
    """A visitor who is not signed in."""
    return browser()


@pytest.fixture
def sweep(all_powerful):
    """Delete, after the test, whatever it wrote."""
    yield
    all_powerful.execute(_sweeping(all_powerful))


@pytest.fixture(scope="session")
def all_powerful(server, config, portal):
    """A superuser's connection to this worker's clone, for arranging and for looking."""
    name = config.database_url.split("?")[0].rsplit("/", 1)[1]
    address = f"host={server.socket_folder} user=postgres dbname={name}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        tenants_given.use(connection)
        yield connection


@pytest.fixture(scope="session")
def worker_id(request):
    return getattr(request.config, "workerinput", {}).get("workerid", "gw")


def _app(config):
    app = create_app(config)
    cli.init_app(app)
    return app


def _config(server, database):
    return Config(
        database_url=server.url("portal_app", database),
        owner_url=server.url("portal_owner", database),
        worker_url=server.url("portal_worker", database),
        secret_key="t" * 32,
        smtp_url=None,
        mail_from="portale@hub.example",
        public_url="http://localhost",
        production=False,
        port=8000,
        data_dir=server.socket_folder.parent,
        demo_password=PASSWORD,
    )


def _exists(superuser, name):
    query = "SELECT 1 FROM pg_database WHERE datname = %s"
    return superuser.execute(query, [name]).fetchone() is not None


def _prepare_words(app):
    """Load what every installation starts with."""
    app.test_cli_runner().invoke(args=["taxonomy", "load"], catch_exceptions=False)


def _forget_connections(app):
    from tenants.database import db

    db.engine.dispose()


def _sweeping(connection):
    query = "SELECT tablename FROM pg_tables WHERE schemaname IN ('public') ORDER BY 1"
    tables = [row[0] for row in connection.execute(query) if row[0] not in KEPT]
    return "; ".join(f'DELETE FROM "{table}"' for table in tables)
