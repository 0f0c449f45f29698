"""The ground of every test: a real PostgreSQL, the web role, a clean network, real commits.

One template database a migration state, one clone a worker. A test commits for real (the door,
the throttle and the worker use connections of their own), and what it wrote is deleted after it.
"""

import hashlib
import os
from pathlib import Path

import hypothesis
import psycopg
import pytest
from argon2 import PasswordHasher
from flask_migrate import upgrade
from sqlalchemy import create_engine

from portal import cli
from portal.app import create_app
from portal.signin import passwords
from tenants import embedded
from tests.chromium import launched
from tests.client import Browser
from tests.databases import arranged, clone, config_of, exists
from tests.given import services as services_given
from tests.installation import installation
from tests.tenants.stage import Stage

# A shared machine may be slow for a moment: slowness is the bench's business.
hypothesis.settings.register_profile("portal", deadline=None)
hypothesis.settings.load_profile("portal")

# Nearly every test signs somebody in, few try the hash: those take `strong_passwords`.
STRONG = passwords.hasher
passwords.hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)

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
    if not exists(superuser, name):
        embedded.prepare(server, name)
        app = _app(config_of(server, name))
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
    with clone(superuser, template, name):
        yield config_of(server, name)


@pytest.fixture(scope="session")
def portal(config):
    """The app, once a worker."""
    app = _app(config)
    services_given.use(app)
    yield app
    with app.app_context():
        _forget_connections(app)


@pytest.fixture
def strong_passwords(monkeypatch):
    """Hash passwords as production does."""
    monkeypatch.setattr(passwords, "hasher", STRONG)


@pytest.fixture
def own_config(server, superuser, template, worker_id):
    """The settings of a clone for one test that breaks things or runs processes.

    `tests.given` writes into it while the test lasts.
    """
    name = f"own_{os.getpid()}_{worker_id}"
    with clone(superuser, template, name), arranged(server, name):
        yield config_of(server, name)


@pytest.fixture
def installed(own_config, tmp_path):
    """A whole installation over a database of its own: production, but for the proxy."""
    with installation(own_config, tmp_path) as one:
        yield one


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
    with arranged(server, name) as connection:
        yield connection


@pytest.fixture(scope="session")
def chromium():
    with launched() as browser:
        yield browser


@pytest.fixture(scope="session")
def power(server, config, portal):
    """A superuser's engine on this worker's clone."""
    database = config.database_url.split("?")[0].rsplit("/", 1)[1]
    engine = create_engine(f"postgresql+psycopg://postgres@/{database}?host={server.socket_folder}")
    yield engine
    engine.dispose()


@pytest.fixture
def stage(power):
    """Three organisations that vanish after the test: where isolation is tried."""
    with power.connect() as connection:
        yield Stage(connection)
        connection.rollback()


@pytest.fixture(scope="session")
def worker_id(request):
    return getattr(request.config, "workerinput", {}).get("workerid", "gw")


def _app(config):
    app = create_app(config)
    cli.init_app(app)
    return app


def _prepare_words(app):
    """Load what every installation starts with."""
    app.test_cli_runner().invoke(args=["taxonomy", "load"], catch_exceptions=False)


def _forget_connections(app):
    from tenants.database import db

    db.engine.dispose()


def _sweeping(connection):
    query = "SELECT tablename FROM pg_tables WHERE schemaname IN ('public') ORDER BY 1"
    tables = [row[0] for row in connection.execute(query) if row[0] not in KEPT]
    deletions = [f'DELETE FROM "{table}"' for table in tables]
    # What was listed is gone: pages kept in the process must not remember it.
    return "; ".join([*deletions, "UPDATE catalogue_state SET edition = edition + 1"])
