"""That somebody is to be told: ids only; the letters hang on these."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ReferralNoticed:
    """A person, or the office, hears of one event."""

    referral_id: UUID
    event_id: UUID
    side: str


@dataclass(frozen=True, slots=True)
class NoticesSummed:
    """A person hears once a day of what she has not read."""

    count: int
