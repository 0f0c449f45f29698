"""What happens to the needs of a woman: ids and dates only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class NeedsAssessed:
    participant_id: UUID
    assessment_id: UUID
    assessed_on: date


@dataclass(frozen=True, slots=True)
class AssessmentChanged:
    participant_id: UUID
    assessment_id: UUID
