"""What happens to a plan: ids, codes and days only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class PlanBegun:
    participant_id: UUID
    plan_id: UUID
    profile: str


@dataclass(frozen=True, slots=True)
class PlanActivated:
    """A plan is agreed; what stands here counts it even after an erasure."""

    participant_id: UUID
    plan_id: UUID
    started_on: date


@dataclass(frozen=True, slots=True)
class PlanReviewed:
    participant_id: UUID
    plan_id: UUID
    number: int
    next_review_on: date | None


@dataclass(frozen=True, slots=True)
class PlanEnded:
    participant_id: UUID
    plan_id: UUID
    state: str


@dataclass(frozen=True, slots=True)
class PlanPrinted:
    """A paper with a plan left the portal."""

    participant_id: UUID
    plan_id: UUID
    paper: str
