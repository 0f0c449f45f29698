"""Finding a service: what a visitor types and chooses, and what she is shown."""

import pytest

from tests.given.listings import a_listing
from tests.given.tenants import an_organisation


@pytest.fixture
def listed(app):
    """Return a maker of listed services, each of an organisation of its own."""

    def put(name, **fields):
        with app.app_context():
            return a_listing(an_organisation(), name, **fields)

    return put


def test_a_visitor_finds_a_service(anyone, listed):
    listed("Nido Arcobaleno")

    anyone.get("/servizi?q=nido")

    assert "Nido Arcobaleno" in anyone.text
    assert "1 servizio" in anyone.text
