"""Organisations, people and what ties them: memberships, invitations, sign-in secrets."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tenants import scope
from tenants.database import (
    Base,
    Owned,
    Stamped,
    Versioned,
    children,
    inside,
    new_id,
    parent,
    random_id,
)
from tenants.policies import (
    AS_LEAD,
    OWN,
    OWN_PERSON,
    Policy,
    owned,
)

COLLEAGUE = "id IN (SELECT door.colleagues())"
PROFILE = "name, sort_key, description_it, description_en, website, legal_name, default_language"
OWN_ORGANISATION = f"id = (SELECT current_org()) OR {AS_LEAD}"


def of_organisation() -> Any:  # noqa: ANN401 -- typed where mapped
    """Return the key column of what stands and falls with its organisation."""
    return mapped_column(
        ForeignKey("organisation.id"),
        primary_key=True,
        default=lambda: scope.current().organisation_id,
    )


class OrganisationKind(StrEnum):
    LEAD = "lead"
    NONPROFIT = "nonprofit"
    PUBLIC_BODY = "public_body"
    COMPANY = "company"
    ASSOCIATION = "association"


class OrganisationState(StrEnum):
    INVITED = "invited"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    LEFT = "left"


class Language(StrEnum):
    ITALIAN = "it"
    ENGLISH = "en"


class Role(StrEnum):
    ADMIN = "admin"
    SERVICE_EDITOR = "service_editor"
    INTAKE_OPERATOR = "intake_operator"
    WELFARE_MANAGER = "welfare_manager"
    HR_MANAGER = "hr_manager"
    READER = "reader"
    REVIEWER = "reviewer"
    OVERSEER = "overseer"
    NETWORK_ADMIN = "network_admin"


LEAD_ROLES = frozenset({Role.REVIEWER, Role.OVERSEER, Role.NETWORK_ADMIN})


class Audience(StrEnum):
    PUBLIC = "public"
    NETWORK = "network"


class Organisation(
    Stamped,
    Versioned,
    Base,
    policy=Policy(
        read="true",
        write=OWN_ORGANISATION,
        app=f"SELECT, UPDATE ({PROFILE}, agreement_on, logo, logo_type, version, changed_at)",
        door="SELECT, INSERT, UPDATE",
        worker="SELECT",
        why="The catalogue names its organisations; kind and state change only through the door.",
    ),
):
    """A member body of the network: the tenant."""

    __tablename__ = "organisation"
    __table_args__ = (
        Index("uq_organisation_lead", "kind", unique=True, postgresql_where=text("kind = 'lead'")),
        Index("ix_organisation_sort_key", "sort_key", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    kind: Mapped[OrganisationKind]
    state: Mapped[OrganisationState] = mapped_column(default=OrganisationState.INVITED)
    name: Mapped[str]
    sort_key: Mapped[str]
    legal_name: Mapped[str] = mapped_column(default="", server_default="")
    description_it: Mapped[str] = mapped_column(default="", server_default="")
    description_en: Mapped[str] = mapped_column(default="", server_default="")
    website: Mapped[str] = mapped_column(default="", server_default="")
    agreement_on: Mapped[date | None]
    default_language: Mapped[Language] = mapped_column(
        default=Language.ITALIAN, server_default=Language.ITALIAN.value
    )
    logo: Mapped[bytes | None] = mapped_column(deferred=True)
    logo_type: Mapped[str] = mapped_column(default="", server_default="")


class Site(Owned, Stamped, Base, policy=Policy(read="true", write=OWN, why="Public addresses.")):
    """A place where an organisation receives people (sede)."""

    __tablename__ = "site"
    __table_args__ = (Index("ix_site_organisation_id", "organisation_id", "sort"),)

    organisation_id: Mapped[UUID] = of_organisation()
    name: Mapped[str]
    address: Mapped[str] = mapped_column(default="")
    postal_code: Mapped[str] = mapped_column(default="")
    municipality: Mapped[str] = mapped_column(default="")
    sort: Mapped[int] = mapped_column(default=0)


class OfficeContact(
    Owned,
    Stamped,
    Base,
    policy=Policy(
        read="audience = 'public' OR (SELECT current_org()) "
        "<> '00000000-0000-0000-0000-000000000000'::uuid",
        write=OWN,
        why="Offices, not people: public ones for anyone, the others for the network.",
    ),
):
    """A way to reach an office: a role and its mailbox, never a person's own."""

    __tablename__ = "office_contact"
    __table_args__ = (Index("ix_office_contact_organisation_id", "organisation_id", "sort"),)

    organisation_id: Mapped[UUID] = of_organisation()
    role: Mapped[str]
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    audience: Mapped[Audience] = mapped_column(default=Audience.PUBLIC)
    sort: Mapped[int] = mapped_column(default=0)


class User(
    Stamped,
    Base,
    policy=Policy(
        read=f"id = (SELECT current_person()) OR {COLLEAGUE}",
        write="id = (SELECT current_person())",
        app="SELECT, UPDATE (name, sort_key, language, wants_notices, changed_at)",
        door="SELECT, INSERT, UPDATE",
        why="Colleagues of one organisation know each other's names.",
    ),
):
    """A person who signs in; she may belong to several organisations."""

    __tablename__ = "user"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    sort_key: Mapped[str]
    language: Mapped[Language] = mapped_column(default=Language.ITALIAN)
    wants_notices: Mapped[bool] = mapped_column(default=True, server_default=text("true"))


class Membership(
    Owned,
    Stamped,
    Base,
    policy=Policy(
        read=f"{OWN} OR {OWN_PERSON}",
        write=OWN,
        app="SELECT, INSERT, UPDATE",
        door="SELECT, INSERT, UPDATE",
        why="A person sees in which organisations she may act.",
    ),
):
    """A person's place in an organisation."""

    __tablename__ = "membership"
    __table_args__ = (
        Index(
            "uq_membership_organisation_id_user_id",
            "organisation_id",
            "user_id",
            unique=True,
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index("ix_membership_user_id", "user_id"),
    )

    organisation_id: Mapped[UUID] = of_organisation()
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"))
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[UUID | None]

    user: Mapped[User] = relationship(lazy="raise")
    roles: Mapped[list["MembershipRole"]] = children(
        "Membership", "MembershipRole", "membership_id", back="membership", cascade="all, delete"
    )

    @property
    def role_names(self) -> frozenset[Role]:
        return frozenset(granted.role for granted in self.roles)


class MembershipRole(
    Owned,
    Base,
    policy=Policy(
        read=f"{OWN} OR (organisation_id, membership_id) IN (SELECT m.organisation_id, m.id "
        "FROM membership m WHERE m.user_id = (SELECT current_person()))",
        write=OWN,
        door="SELECT, INSERT, DELETE",
        why="A person sees which roles she holds elsewhere.",
    ),
):
    """One role that a membership carries."""

    __tablename__ = "membership_role"
    __table_args__ = (
        inside("membership", "membership_id", ondelete="CASCADE"),
        Index(
            "uq_membership_role_organisation_id_membership_id_role",
            "organisation_id",
            "membership_id",
            "role",
            unique=True,
        ),
    )

    membership_id: Mapped[UUID]
    role: Mapped[Role]

    membership: Mapped[Membership] = parent(
        "MembershipRole", "Membership", "membership_id", back="roles"
    )


class Invitation(Owned, Stamped, Base, policy=owned(door="SELECT, INSERT, UPDATE")):
    """A single-use door for one address, one organisation and some roles.

    Only the hash of its token is kept; the worker derives the token again from the id and the
    installation's secret when it writes the mail.
    """

    __tablename__ = "invitation"
    __table_args__ = (
        Index("ix_invitation_token_hash", "token_hash"),
        Index("ix_invitation_organisation_id_email", "organisation_id", "email"),
    )

    organisation_id: Mapped[UUID] = of_organisation()
    id: Mapped[UUID] = mapped_column(primary_key=True, default=random_id)
    email: Mapped[str]
    roles: Mapped[list[Any]]
    language: Mapped[Language] = mapped_column(default=Language.ITALIAN)
    token_hash: Mapped[str]
    invited_by: Mapped[UUID | None]
    expires_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class Network(
    Base,
    policy=Policy(
        read="true",
        write=AS_LEAD,
        app="SELECT",
        door="SELECT",
        why="One row: what the installation is called and whether its data are invented.",
    ),
):
    """The hub itself: one row."""

    __tablename__ = "network"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    demo_since: Mapped[datetime | None]
