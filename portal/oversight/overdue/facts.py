"""What the lead does about late referrals."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ReferralNudged:
    """Somebody of the lead reminded both parties of a late referral."""

    referral_id: UUID
