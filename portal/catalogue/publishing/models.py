"""A service, its versions as documents, and its published rows as tables (HSDS shapes)."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Numeric, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.catalogue.publishing.parts import (
    CostOption,
    NextStep,
    RequiredDocument,
    Schedule,
    ServiceArea,
    ServiceContact,
    ServiceLanguage,
    ServiceLink,
    ServicePlace,
    ServiceTerm,
    ServiceText,
)
from tenants.database import Base, Owned, Stamped, Versioned, children, inside, parent
from tenants.policies import AS_LEAD, OWN, SIGNED_IN, Policy

WRITERS = f"{OWN} OR {AS_LEAD}"
LIVE = (
    "published_at IS NOT NULL AND retired_at IS NULL AND (visibility = 'public' "
    f"OR (visibility = 'network' AND {SIGNED_IN}))"
)


class Visibility(StrEnum):
    PUBLIC = "public"
    NETWORK = "network"
    OWN = "own"


class CostKind(StrEnum):
    FREE = "free"
    ISEE = "isee"
    PAID = "paid"
    UNKNOWN = "unknown"


class CapacityStatus(StrEnum):
    PLACES = "places"
    WAITLIST = "waitlist"
    FULL = "full"
    ASSESS = "assess"
    UNKNOWN = "unknown"


class TargetMode(StrEnum):
    EVERYONE = "everyone"
    FOCUS = "focus"
    ONLY = "only"


class VersionState(StrEnum):
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    CHANGES_REQUESTED = "changes_requested"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    REJECTED = "rejected"


OPEN_STATES = (VersionState.DRAFT, VersionState.IN_REVIEW, VersionState.CHANGES_REQUESTED)


class Service(
    Owned,
    Stamped,
    Versioned,
    Base,
    policy=Policy(
        read=f"{WRITERS} OR ({LIVE})",
        write=WRITERS,
        door="SELECT (organisation_id, id, visibility, published_at, retired_at, retire_reason)",
        why="The head of a service: the catalogue shows it while it runs, the lead reviews it.",
    ),
):
    """The published head of a service; before the first publication only its name counts."""

    __tablename__ = "service"
    __table_args__ = (
        Index("ix_service_id", "id"),
        Index("ix_service_organisation_id_sort_key", "organisation_id", "sort_key", "id"),
        CheckConstraint("min_age IS NULL OR max_age IS NULL OR min_age <= max_age", name="ages"),
    )

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    name: Mapped[str]
    sort_key: Mapped[str]
    visibility: Mapped[Visibility] = mapped_column(default=Visibility.PUBLIC)
    protected: Mapped[bool] = mapped_column(default=False)
    target_mode: Mapped[TargetMode] = mapped_column(default=TargetMode.EVERYONE)
    ages_known: Mapped[bool] = mapped_column(default=False)
    all_ages: Mapped[bool] = mapped_column(default=False)
    min_age: Mapped[Decimal | None] = mapped_column(Numeric(5, 2))
    max_age: Mapped[Decimal | None] = mapped_column(Numeric(5, 2))
    cost: Mapped[CostKind] = mapped_column(default=CostKind.UNKNOWN)
    interpreting: Mapped[str] = mapped_column(default="")
    capacity: Mapped[CapacityStatus] = mapped_column(default=CapacityStatus.UNKNOWN)
    places_left: Mapped[int | None]
    capacity_said_on: Mapped[date | None]
    asks: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default=text("'{}'"))
    alert: Mapped[str] = mapped_column(default="")
    alert_until: Mapped[date | None]
    closed_at: Mapped[datetime | None]
    visible_from: Mapped[date | None]
    visible_to: Mapped[date | None]
    published_version_id: Mapped[UUID | None]
    published_at: Mapped[datetime | None]
    assured_on: Mapped[date | None]
    assured_by: Mapped[UUID | None]
    review_due_on: Mapped[date | None]
    reminded_on: Mapped[date | None]
    retired_at: Mapped[datetime | None]
    retire_reason: Mapped[str] = mapped_column(default="")

    versions: Mapped[list["ServiceVersion"]] = children(
        "Service", "ServiceVersion", "service_id", back="service", order_by="ServiceVersion.no"
    )
    texts: Mapped[list[ServiceText]] = children("Service", "ServiceText", "service_id")
    places: Mapped[list[ServicePlace]] = children(
        "Service", "ServicePlace", "service_id", order_by="ServicePlace.sort"
    )
    schedules: Mapped[list[Schedule]] = children(
        "Service", "Schedule", "service_id", order_by="Schedule.sort"
    )
    areas: Mapped[list[ServiceArea]] = children("Service", "ServiceArea", "service_id")
    cost_options: Mapped[list[CostOption]] = children(
        "Service", "CostOption", "service_id", order_by="CostOption.sort"
    )
    languages: Mapped[list[ServiceLanguage]] = children(
        "Service", "ServiceLanguage", "service_id", order_by="ServiceLanguage.sort"
    )
    next_steps: Mapped[list[NextStep]] = children(
        "Service", "NextStep", "service_id", order_by="NextStep.sort"
    )
    contacts: Mapped[list[ServiceContact]] = children(
        "Service", "ServiceContact", "service_id", order_by="ServiceContact.sort"
    )
    documents: Mapped[list[RequiredDocument]] = children(
        "Service", "RequiredDocument", "service_id", order_by="RequiredDocument.sort"
    )
    links: Mapped[list[ServiceLink]] = children(
        "Service", "ServiceLink", "service_id", order_by="ServiceLink.sort"
    )
    terms: Mapped[list[ServiceTerm]] = children(
        "Service", "ServiceTerm", "service_id", order_by="ServiceTerm.sort"
    )

    @property
    def capacity_said(self) -> dict[str, Any]:
        """Return what is said of the places, as a document says it."""
        said: dict[str, Any] = {"status": str(self.capacity)}
        if self.places_left is not None:
            said["places"] = self.places_left
        if self.capacity_said_on is not None:
            said["said_on"] = self.capacity_said_on.isoformat()
        return said


class ServiceVersion(
    Owned,
    Stamped,
    Versioned,
    Base,
    policy=Policy(
        read=f"{OWN} OR (state <> 'draft' AND {AS_LEAD})",
        write=f"{OWN} OR (state <> 'draft' AND {AS_LEAD})",
        why="A draft is its organisation's own; once sent, the lead reviews it.",
    ),
):
    """One version of a service, as a document; at most one is open at a time."""

    __tablename__ = "service_version"
    __table_args__ = (
        inside("service", "service_id", ondelete="CASCADE"),
        Index(
            "uq_service_version_organisation_id_service_id_open",
            "organisation_id",
            "service_id",
            unique=True,
            postgresql_where=text("state IN ('draft', 'in_review', 'changes_requested')"),
        ),
        Index(
            "uq_service_version_organisation_id_service_id_no",
            "organisation_id",
            "service_id",
            "no",
            unique=True,
        ),
        Index("ix_service_version_state", "state", "submitted_at", "id"),
    )

    service_id: Mapped[UUID]
    no: Mapped[int]
    state: Mapped[VersionState] = mapped_column(default=VersionState.DRAFT)
    doc: Mapped[dict[str, Any]] = mapped_column(default=dict)
    author_id: Mapped[UUID]
    editor_id: Mapped[UUID]
    writer_ids: Mapped[list[Any]] = mapped_column(default=list, server_default=text("'[]'"))
    submitted_at: Mapped[datetime | None]
    submitted_by: Mapped[UUID | None]
    reviewer_id: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]
    decision_note: Mapped[str] = mapped_column(default="")

    service: Mapped[Service] = parent("ServiceVersion", "Service", "service_id", back="versions")

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def writers(self) -> frozenset[str]:
        """Return the ids of everyone who wrote or sent this version."""
        named = (self.author_id, self.editor_id, self.submitted_by)
        return frozenset([*self.writer_ids, *(str(person) for person in named if person)])
