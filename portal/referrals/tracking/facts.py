"""What happens to a referral: ids and codes only; the letters it causes hang on these."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ReferralChanged:
    """One event of a referral: what was done, from which side, and where it stands now."""

    referral_id: UUID
    event_id: UUID
    act: str
    side: str
    from_status: str
    to_status: str
    code: str
