"""Who is asking: a person in one organisation with some roles."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import g, has_request_context

from tenants.models import LEAD_ROLES, OrganisationKind, OrganisationState, Role


@dataclass(frozen=True, slots=True)
class Place:
    """One organisation that a person may act for, as the switcher lists it."""

    organisation_id: UUID
    name: str
    current: bool


@dataclass(frozen=True, slots=True)
class Identity:
    """A signed-in person; the object that Flask-Login keeps as the current user."""

    user_id: UUID
    user_name: str
    email: str
    language: str
    organisation_id: UUID
    organisation_name: str
    organisation_kind: OrganisationKind
    organisation_state: OrganisationState
    roles: frozenset[Role]
    memberships: tuple[Place, ...]
    session_hash: str

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        return str(self.user_id)

    @property
    def case_access(self) -> bool:
        """Tell whether rows about women and families may be read at all."""
        return Role.WELFARE_MANAGER in self.roles

    @property
    def intake_access(self) -> bool:
        """Tell whether referrals to this organisation may be read at all."""
        return Role.INTAKE_OPERATOR in self.roles


def identity_from(row: dict[str, Any], session_hash: str) -> Identity:
    """Build the identity from what `door.identity` returns."""
    kind = OrganisationKind(row["organisation_kind"])
    state = OrganisationState(row["organisation_state"])
    current = UUID(row["organisation_id"])
    return Identity(
        user_id=UUID(row["user_id"]),
        user_name=row["user_name"],
        email=row["email"],
        language=row["language"],
        organisation_id=current,
        organisation_name=row["organisation_name"],
        organisation_kind=kind,
        organisation_state=state,
        roles=_roles(row["roles"], kind, state),
        memberships=tuple(_place(place, current) for place in row["memberships"]),
        session_hash=session_hash,
    )


def _roles(names: list[str], kind: OrganisationKind, state: OrganisationState) -> frozenset[Role]:
    if state is not OrganisationState.ACTIVE:
        return frozenset({Role.READER})
    roles = frozenset(Role(name) for name in names)
    return roles if kind is OrganisationKind.LEAD else roles - LEAD_ROLES


def _place(place: dict[str, str], current: UUID) -> Place:
    organisation_id = UUID(place["organisation_id"])
    return Place(organisation_id, place["name"], organisation_id == current)


def current_identity() -> Identity | None:
    """Return who is signed in, or None for the anonymous public."""
    return g.get("identity") if has_request_context() else None


def signed_in() -> Identity:
    """Return who is signed in, where a permission has already made sure that somebody is."""
    identity = current_identity()
    if identity is None:
        raise RuntimeError("Nobody is signed in: the view needs @requires(...).")
    return identity
