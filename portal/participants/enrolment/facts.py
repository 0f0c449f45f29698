"""What happens to an enrolment: ids and codes only."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class SelfEnrolmentSent:
    enrolment_id: UUID
    code: str


@dataclass(frozen=True, slots=True)
class ResumeLinkAsked:
    enrolment_id: UUID


@dataclass(frozen=True, slots=True)
class SelfEnrolmentTaken:
    enrolment_id: UUID
    participant_id: UUID


@dataclass(frozen=True, slots=True)
class SelfEnrolmentSetAside:
    enrolment_id: UUID


@dataclass(frozen=True, slots=True)
class SelfEnrolmentTakenBack:
    enrolment_id: UUID


@dataclass(frozen=True, slots=True)
class EnrolmentRulesChanged:
    reply_days: int
