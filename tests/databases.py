"""Databases for tests: clones of a migrated template, and who arranges things in them."""

from contextlib import contextmanager

import psycopg

from portal.config import Config
from tenants import roles
from tests.client import PASSWORD
from tests.given import tenants as tenants_given


def exists(superuser, name):
    query = "SELECT 1 FROM pg_database WHERE datname = %s"
    return superuser.execute(query, [name]).fetchone() is not None


@contextmanager
def clone(superuser, template, name):
    """Make a copy of the template, with the grants that a copy lacks; drop it afterwards."""
    superuser.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    superuser.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    for statement in roles.database_statements(name):
        superuser.execute(statement)
    yield name
    superuser.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextmanager
def arranged(server, name="portal"):
    """Let `tests.given` write into a database, with every power, while the context lasts."""
    address = f"host={server.socket_folder} user=postgres dbname={name}"
    before = tenants_given.in_use()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        tenants_given.use(connection)
        yield connection
        tenants_given.use(before)


def config_of(server, database="portal"):
    return Config(
        database_url=server.url("portal_app", database),
        owner_url=server.url("portal_owner", database),
        worker_url=server.url("portal_worker", database),
        secret_key="t" * 32,
        field_keys=("7" * 64,),
        smtp_url=None,
        mail_from="portale@hub.example",
        public_url="http://localhost",
        production=False,
        port=8000,
        data_dir=server.socket_folder.parent,
        demo_password=PASSWORD,
    )
