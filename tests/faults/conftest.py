"""What every fault test starts from: an installation, and a person who invites others."""

import pytest

from tests.given.tenants import a_person, an_organisation, in_use
from tests.visitor import Visitor

FORM = "/organisation/people/invitation"


@pytest.fixture
def inviter(installed):
    """Return a maker of signed-in people who may invite, each with the form open."""
    organisation = an_organisation()

    def opening(web):
        visitor = Visitor(web).sign_in(a_person(organisation, roles=("admin",)))
        return visitor.get(FORM)

    return opening


@pytest.fixture
def stored():
    """Return how many invitations to an address are stored, and how many letters of all."""

    def counting(address="%"):
        invited = "SELECT count(*) FROM invitation WHERE email LIKE %s"
        letters = "SELECT count(*) FROM delivery WHERE letter = 'organisations/invitation'"
        return in_use().execute(invited, [address]).fetchone()[0], (
            in_use().execute(letters).fetchone()[0]
        )

    return counting


def invite(visitor, address):
    """Send the form that the visitor has open."""
    return visitor.post(FORM, {"email": address, "roles": "reader", "language": "it"})
