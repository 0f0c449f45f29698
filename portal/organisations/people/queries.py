"""Who works in the organisation, and who is invited."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, desc, func, select
from sqlalchemy.orm import contains_eager, selectinload

from portal.organisations.people.permissions import People
from tenants import scope
from tenants.database import db
from tenants.identity import signed_in
from tenants.models import Invitation, Membership, MembershipRole, Role, User
from tenants.permissions import NotFoundError, check
from tenants.remembering import asked_once


def members() -> Sequence[Membership]:
    """Return the people of the organisation with their roles, by name."""
    return db.session.scalars(_members().order_by(User.sort_key, Membership.id)).all()


def membership(membership_id: UUID, permission: People) -> Membership:
    found = db.session.scalar(_members().where(Membership.id == membership_id))
    if found is None:
        raise NotFoundError
    check(signed_in(), permission, found)
    return found


def membership_of(user_id: UUID) -> Membership | None:
    return db.session.scalar(_members().where(Membership.user_id == user_id))


def is_still_there(membership: Membership) -> bool:
    """Read a person's place and roles again, after a lock was taken."""
    again = _members().where(Membership.id == membership.id)
    return db.session.scalar(again, execution_options={"populate_existing": True}) is not None


def colleagues_of(membership: Membership) -> list[Membership]:
    """Return who could take over what a person holds."""
    return [other for other in members() if other.id != membership.id]


@asked_once
def holders(role: Role) -> dict[UUID, str]:
    """Return who holds a role in the organisation: user id → name, in order."""
    query = (
        select(User.id, User.name)
        .join(Membership, Membership.user_id == User.id)
        .join(Membership.roles)
        .where(*_active(), MembershipRole.role == role)
        .order_by(User.sort_key, User.id)
    )
    return dict(iter(db.session.execute(query)))


def admins() -> int:
    """Count the people who administer the organisation."""
    query = (
        select(func.count())
        .select_from(Membership)
        .join(Membership.roles)
        .where(*_active(), MembershipRole.role == Role.ADMIN)
    )
    return db.session.scalar(query) or 0


def is_member(email: str) -> bool:
    return db.session.scalar(_members().where(User.email == email)) is not None


def open_invitations() -> Sequence[Invitation]:
    """Return the invitations that nobody has accepted or revoked, the newest first."""
    ordered = _open_invitations().order_by(desc(Invitation.created_at), Invitation.id)
    return db.session.scalars(ordered).all()


def open_invitations_to(email: str) -> Sequence[Invitation]:
    mine = _open_invitations().where(Invitation.email == email).order_by(Invitation.id)
    return db.session.scalars(mine).all()


def count_invitations_over(at: datetime) -> int:
    over = _open_invitations().where(Invitation.expires_at <= at).subquery()
    return db.session.scalar(select(func.count()).select_from(over)) or 0


def open_invitation(invitation_id: UUID, permission: People) -> Invitation:
    found = db.session.scalar(_open_invitations().where(Invitation.id == invitation_id))
    if found is None:
        raise NotFoundError
    check(signed_in(), permission, found)
    return found


def _members() -> Select[Membership]:
    return (
        select(Membership)
        .join(Membership.user)
        .where(*_active())
        .options(contains_eager(Membership.user), selectinload(Membership.roles))
    )


def _active() -> tuple[ColumnElement[bool], ...]:
    here = scope.current().organisation_id
    return Membership.organisation_id == here, Membership.ended_at.is_(None)


def _open_invitations() -> Select[Invitation]:
    return select(Invitation).where(
        Invitation.organisation_id == scope.current().organisation_id,
        Invitation.accepted_at.is_(None),
        Invitation.revoked_at.is_(None),
    )
