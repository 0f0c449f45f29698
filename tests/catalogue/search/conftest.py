"""What the tests of finding share: a maker of listed services."""

import pytest

from tests.given.listings import a_listing
from tests.given.tenants import an_organisation


@pytest.fixture
def listed(app):
    """Return a maker of listed services, each of an organisation of its own; it gives the id."""

    def put(name, **fields):
        with app.app_context():
            return str(a_listing(an_organisation(), name, **fields))

    return put


@pytest.fixture
def names(anyone):
    """Return what a visitor finds at an address: the names on the cards, in their order."""

    def found(address):
        anyone.get(address)
        return names_on(anyone.page)

    return found


def names_on(page):
    """Return the names of the services that a page or a part of it shows."""
    titles = [each for each in page.iter("h3") if each.get("class") == "card-title"]
    return ["".join(each.itertext()).strip() for each in titles]
