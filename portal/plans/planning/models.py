"""The individual conciliation plan: goals, actions, reviews, and each version as it was agreed."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.clock import now
from tenants.database import Base, Owned, Stamped, Versioned, inside
from tenants.policies import case_owned
from tenants.sealing import sealed, sealed_document


class PlanState(StrEnum):
    DRAFT = "draft"
    ACTIVE = "active"
    CONCLUDED = "concluded"
    INTERRUPTED = "interrupted"


class GoalState(StrEnum):
    OPEN = "open"
    REACHED = "reached"
    PARTLY = "partly"
    DROPPED = "dropped"


class ActivityKind(StrEnum):
    SERVICE = "service"
    OWN_STEP = "own_step"


class ActivityState(StrEnum):
    TODO = "todo"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


class Doer(StrEnum):
    HERSELF = "herself"
    MANAGER = "manager"
    PARTNER = "partner"
    OTHER = "other"


class CarePlan(Owned, Stamped, Versioned, Base, policy=case_owned()):
    """What a woman and her welfare manager agreed (piano di conciliazione individuale)."""

    __tablename__ = "care_plan"
    __table_args__ = (
        inside("participant", "participant_id", ondelete="CASCADE"),
        Index("ix_care_plan_organisation_id_participant_id", "organisation_id", "participant_id"),
        Index(
            "uq_care_plan_organisation_id_participant_id",
            "organisation_id",
            "participant_id",
            unique=True,
            postgresql_where=text("state IN ('draft', 'active')"),
        ),
        Index("ix_care_plan_organisation_id_started_on", "organisation_id", "started_on"),
    )

    participant_id: Mapped[UUID]
    manager_id: Mapped[UUID]
    state: Mapped[PlanState] = mapped_column(default=PlanState.DRAFT)
    profile: Mapped[str] = mapped_column(default="")  # the template that it began with
    started_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    ended_with_case: Mapped[bool] = mapped_column(default=False)  # what a reopening revives
    next_review_on: Mapped[date | None]
    signed_on: Mapped[date | None]
    summary_sealed: Mapped[bytes | None]
    summary = sealed("summary_sealed")


class Goal(Owned, Stamped, Versioned, Base, policy=case_owned()):
    """A result that is wanted by a day, with how one will know."""

    __tablename__ = "goal"
    __table_args__ = (
        inside("participant", "participant_id", ondelete="CASCADE"),
        inside("care_plan", "plan_id", ondelete="CASCADE"),
        Index("ix_goal_organisation_id_plan_id", "organisation_id", "plan_id", "sort"),
        Index("ix_goal_organisation_id_participant_id", "organisation_id", "participant_id"),
    )

    participant_id: Mapped[UUID]
    plan_id: Mapped[UUID]
    sort: Mapped[int] = mapped_column(default=0)
    domain: Mapped[str] = mapped_column(default="")  # of the needs, or none
    target_on: Mapped[date | None]
    state: Mapped[GoalState] = mapped_column(default=GoalState.OPEN)
    title_sealed: Mapped[bytes | None]
    measure_sealed: Mapped[bytes | None]
    outcome_sealed: Mapped[bytes | None]
    title = sealed("title_sealed")
    measure = sealed("measure_sealed")
    outcome = sealed("outcome_sealed")


class PlanActivity(Owned, Stamped, Versioned, Base, policy=case_owned()):
    """Who does what by when under a goal: a service of the catalogue, or an own step (azione)."""

    __tablename__ = "plan_activity"
    __table_args__ = (
        inside("participant", "participant_id", ondelete="CASCADE"),
        inside("care_plan", "plan_id", ondelete="CASCADE"),
        inside("goal", "goal_id", ondelete="CASCADE"),
        Index("ix_plan_activity_organisation_id_goal_id", "organisation_id", "goal_id", "sort"),
        Index("ix_plan_activity_organisation_id_plan_id", "organisation_id", "plan_id"),
        Index(
            "ix_plan_activity_organisation_id_participant_id", "organisation_id", "participant_id"
        ),
    )

    participant_id: Mapped[UUID]
    plan_id: Mapped[UUID]
    goal_id: Mapped[UUID]
    sort: Mapped[int] = mapped_column(default=0)
    kind: Mapped[ActivityKind] = mapped_column(default=ActivityKind.OWN_STEP)
    service_id: Mapped[UUID | None]
    service_name: Mapped[str] = mapped_column(default="")  # as it was called when it was chosen
    doer: Mapped[Doer] = mapped_column(default=Doer.HERSELF)
    due_on: Mapped[date | None]
    state: Mapped[ActivityState] = mapped_column(default=ActivityState.TODO)
    title_sealed: Mapped[bytes | None]
    doer_name_sealed: Mapped[bytes | None]
    outcome_sealed: Mapped[bytes | None]
    title = sealed("title_sealed")
    doer_name = sealed("doer_name_sealed")
    outcome = sealed("outcome_sealed")


class PlanReview(Owned, Stamped, Base, policy=case_owned()):
    """A dated look at the goals, and when the next one is (verifica)."""

    __tablename__ = "plan_review"
    __table_args__ = (
        inside("participant", "participant_id", ondelete="CASCADE"),
        inside("care_plan", "plan_id", ondelete="CASCADE"),
        Index("ix_plan_review_organisation_id_plan_id", "organisation_id", "plan_id"),
        Index("ix_plan_review_organisation_id_participant_id", "organisation_id", "participant_id"),
    )

    participant_id: Mapped[UUID]
    plan_id: Mapped[UUID]
    reviewed_on: Mapped[date]
    reviewed_by: Mapped[UUID]
    next_review_on: Mapped[date | None]
    words_sealed: Mapped[bytes | None]
    words = sealed("words_sealed")


class PlanVersion(Owned, Base, policy=case_owned(app="SELECT, INSERT")):
    """The whole plan as it was agreed on a day: frozen."""

    __tablename__ = "plan_version"
    __table_args__ = (
        inside("participant", "participant_id", ondelete="CASCADE"),
        inside("care_plan", "plan_id", ondelete="CASCADE"),
        Index(
            "uq_plan_version_organisation_id_plan_id_number",
            "organisation_id",
            "plan_id",
            "number",
            unique=True,
        ),
        Index(
            "ix_plan_version_organisation_id_participant_id", "organisation_id", "participant_id"
        ),
    )

    participant_id: Mapped[UUID]
    plan_id: Mapped[UUID]
    number: Mapped[int]
    frozen_at: Mapped[datetime] = mapped_column(default=now)
    frozen_by: Mapped[UUID]
    document_sealed: Mapped[bytes | None]
    document = sealed_document("document_sealed")
