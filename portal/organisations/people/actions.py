"""What happens to the people of an organisation: invited, given roles, gone."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from portal.organisations.people import queries
from portal.organisations.people.facts import (
    InvitationRevoked,
    PersonInvited,
    PersonLeft,
    RolesChanged,
)
from portal.organisations.tokens import invitation_token
from portal.ui import holdings
from portal.ui.errors import ConflictError
from portal.ui.holdings import HoldingError
from portal.ui.language import gettext as _
from portal.ui.roles import roles_of
from tenants import ledger, scope, tokens
from tenants.clock import now
from tenants.database import db, random_id
from tenants.ledger import Letter
from tenants.models import Invitation, Language, Membership, MembershipRole, Organisation, Role

INVITATION_LASTS = timedelta(days=7)


class PeopleError(Exception):
    """Something that the people's rules forbid; `field` names where it was typed."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


def invite(*, email: str, roles: Iterable[Role], language: Language) -> Invitation:
    """Invite an address into the organisation; an older invitation to it stops working."""
    address = email.strip().lower()
    if queries.is_member(address):
        raise PeopleError(_("Questa persona lavora già nella tua organizzazione."), "email")
    chosen = _allowed(roles)
    for older in queries.open_invitations_to(address):
        revoke_invitation(older)
    invitation = _new_invitation(address, chosen, language)
    fact = PersonInvited(invitation.id, chosen)
    ledger.record(fact, about=invitation.id, letters=[Letter("organisations/invitation")])
    return invitation


def renew_invitation(invitation: Invitation) -> Invitation:
    """Send a new invitation in the place of one; the old link stops working."""
    roles = [Role(name) for name in invitation.roles]
    return invite(email=invitation.email, roles=roles, language=invitation.language)


def revoke_invitation(invitation: Invitation) -> None:
    invitation.revoked_at = now()
    db.session.flush()
    ledger.record(InvitationRevoked(invitation.id), about=invitation.id)


def change_roles(membership: Membership, *, roles: Iterable[Role], seen: Iterable[str]) -> None:
    """Give a person these roles instead of those that the page showed.

    Raises ConflictError when another admin changed them meanwhile, and PeopleError for the last
    admin, whom the organisation cannot lose.
    """
    _hold_organisation(membership)
    before, after = membership.role_names, {Role(name) for name in _allowed(roles)}
    if before != set(seen):
        raise ConflictError
    if Role.ADMIN in before - after:
        _keep_an_admin("roles")
    _give_up(membership, frozenset(before - after))
    for granted in list(membership.roles):
        if granted.role not in after:
            db.session.delete(granted)
    added = [MembershipRole(membership_id=membership.id, role=role) for role in after - before]
    db.session.add_all(added)
    db.session.flush()
    fact = RolesChanged(membership.user_id, sorted(before), sorted(after))
    ledger.record(fact, about=membership.user_id)


def end_membership(membership: Membership, *, successor_id: UUID | None) -> None:
    """End a person's access to the organisation; her sessions there die at their next request."""
    _hold_organisation(membership)
    if Role.ADMIN in membership.role_names:
        _keep_an_admin()
    reassigned = _hand_over(membership, successor_id)
    membership.ended_at = now()
    membership.ended_by = scope.current().user_id
    db.session.flush()
    fact = PersonLeft(membership.user_id, successor_id, reassigned)
    ledger.record(fact, about=membership.user_id)


def _new_invitation(address: str, roles: list[str], language: Language) -> Invitation:
    invitation_id = random_id()
    invitation = Invitation(
        id=invitation_id,
        email=address,
        roles=roles,
        language=language,
        token_hash=tokens.hashed(invitation_token(invitation_id)),
        invited_by=scope.current().user_id,
        expires_at=now() + INVITATION_LASTS,
    )
    db.session.add(invitation)
    db.session.flush()
    return invitation


def _allowed(roles: Iterable[Role]) -> list[str]:
    """Refuse no role at all, and a role of the lead outside the lead."""
    here = db.session.get_one(Organisation, scope.current().organisation_id)
    chosen = set(roles)
    if not chosen or chosen - set(roles_of(here.kind)):
        raise PeopleError(_("Scegli almeno un ruolo dell'elenco."), "roles")
    return sorted(role.value for role in chosen)


def _hold_organisation(membership: Membership) -> None:
    """Let one change of roles at a time happen in an organisation; read the person again."""
    here = scope.current().organisation_id
    db.session.execute(select(Organisation.id).where(Organisation.id == here).with_for_update())
    if not queries.is_still_there(membership):
        raise ConflictError


def _keep_an_admin(field: str = "") -> None:
    if queries.admins() < 2:  # noqa: PLR2004 -- the one who goes and the one who stays
        raise PeopleError(
            _("È l'ultima persona che amministra: prima dai questo ruolo a un'altra."),
            field,
        )


def _give_up(membership: Membership, roles: frozenset[Role]) -> None:
    try:
        holdings.give_up(membership.user_id, roles)
    except HoldingError as error:
        raise PeopleError(str(error), "roles") from error


def _hand_over(membership: Membership, successor_id: UUID | None) -> int:
    if not holdings.held_by(membership.user_id):
        return 0
    successor = queries.membership_of(successor_id) if successor_id else None
    if successor is None or successor.id == membership.id:
        raise PeopleError(_("Scegli chi prende in mano il suo lavoro."), "successor")
    try:
        return holdings.hand_over(membership.user_id, successor.user_id)
    except HoldingError as error:
        raise PeopleError(str(error), "successor") from error
