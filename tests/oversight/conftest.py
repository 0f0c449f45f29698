"""The worker's own engine, and a network with a quarter of referrals."""

import pytest

from portal.jobs import worker_engine
from tests.given import oversight


@pytest.fixture
def engine(app, config):
    found = worker_engine(config)
    yield found
    found.dispose()


@pytest.fixture
def quarter(app):
    """A counted quarter's referrals: sender and two partners."""
    return oversight.a_quarter()
