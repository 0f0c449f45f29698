"""What the tests of isolation share."""

import pytest
from sqlalchemy import create_engine

from tests.tenants.stage import Stage


@pytest.fixture(scope="session")
def power(server, config, portal):
    """A superuser's engine on this worker's clone."""
    database = config.database_url.split("?")[0].rsplit("/", 1)[1]
    engine = create_engine(f"postgresql+psycopg://postgres@/{database}?host={server.socket_folder}")
    yield engine
    engine.dispose()


@pytest.fixture
def stage(power):
    """Three organisations that vanish after the test."""
    with power.connect() as connection:
        yield Stage(connection)
        connection.rollback()
