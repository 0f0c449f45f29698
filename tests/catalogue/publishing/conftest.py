"""What the tests of writing services share."""

import pytest

from tests.given.tenants import an_organisation


@pytest.fixture
def coop(app):
    """A cooperative that writes services."""
    return an_organisation("Cooperativa Esempio")


@pytest.fixture
def ask(all_powerful):
    """Look into the database with every right."""

    def one(query, *values):
        return all_powerful.execute(query, values).fetchone()

    return one
