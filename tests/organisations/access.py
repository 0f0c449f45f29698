"""What each person gets from the pages of organisations and their people."""

from tests.given.people import an_invitation, membership_id_of
from tests.given.tenants import a_person
from tests.shape.access import row


def _membership(world):
    email = a_person(world.organisation, name=f"Persona {world.canary}")
    return membership_id_of(email, world.organisation)


def _invitation(world):
    return an_invitation(world.organisation, f"{world.canary.lower()}@ente.example")


ADMINS_ONLY = {"staff": 403, "admin": 200, "other": 200}

ROWS = {
    "people.members": row("/organisation/people", staff=200),
    "people.roles": row("/organisation/roles", staff=200),
    "people.invitation": row("/organisation/people/invitation", **ADMINS_ONLY),
    "people.renewal": row(
        "/organisation/people/invitations/{id}/renewal",
        given=_invitation,
        staff=403,
        admin=303,
        other=404,
    ),
    "people.revocation": row(
        "/organisation/people/invitations/{id}/revocation",
        given=_invitation,
        staff=403,
        admin=303,
        other=404,
    ),
    "people.change_roles": row(
        "/organisation/people/{id}/roles",
        given=_membership,
        staff=403,
        admin=200,
        other=404,
    ),
    "people.departure": row(
        "/organisation/people/{id}/departure",
        given=_membership,
        staff=404,
        service_editor=403,
        reader=403,
        admin=200,
        other=404,
    ),
}
