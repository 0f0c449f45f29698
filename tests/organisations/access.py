"""What each person gets from the pages of organisations and their people."""

from tests.given.people import an_invitation, membership_id_of
from tests.given.tenants import a_person, an_organisation
from tests.shape.access import row


def _membership(world):
    email = a_person(world.organisation, name=f"Persona {world.canary}")
    return membership_id_of(email, world.organisation)


def _invitation(world):
    return an_invitation(world.organisation, f"{world.canary.lower()}@ente.example")


ADMINS_ONLY = {"staff": 403, "admin": 200, "other": 200}

PUBLIC_PAGE = "The directory is public."

ROWS = {
    "directory.logo": row(
        "/organizzazioni/{id}/logo",
        given=lambda world: an_organisation(world.canary, state="invited"),
        anonymous=404,
        staff=404,
    ),
    "directory.organisation": row(
        "/organizzazioni/{id}",
        given=lambda world: world.organisation,
        anonymous=200,
        staff=200,
        why=PUBLIC_PAGE,
    ),
    "directory.organisations": row("/organizzazioni", anonymous=200, staff=200),
    "partners.change_state": row(
        "/network/organisations/{id}/state",
        given=lambda world: world.organisation,
        staff=403,
        network_admin=200,
    ),
    "partners.found": row("/network/organisations/new", staff=403, network_admin=200),
    "partners.invitation": row(
        "/network/organisations/{id}/invitation",
        given=lambda world: an_organisation(f"Invitata {world.canary}", state="invited"),
        staff=403,
        network_admin=200,
    ),
    "partners.partner": row(
        "/network/organisations/{id}",
        given=lambda world: world.organisation,
        staff=403,
        overseer=200,
        network_admin=200,
    ),
    "partners.partners": row("/network/organisations", staff=403, overseer=200, network_admin=200),
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
        intake_operator=403,
        admin=200,
        other=404,
    ),
    "profile.logo": row("/organisation/logo", **ADMINS_ONLY),
    "profile.profile": row("/organisation/profile", **ADMINS_ONLY),
    "profile.remove_logo": row("/organisation/logo/removal", staff=403, admin=303, other=303),
}
