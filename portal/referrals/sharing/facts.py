"""What happens to what is disclosed: ids and codes of fields, never what they say."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class SharingAgreed:
    referral_id: UUID
    consent_id: UUID
    fields: list[str]


@dataclass(frozen=True, slots=True)
class SharingAmended:
    referral_id: UUID
    consent_id: UUID
    fields: list[str]


@dataclass(frozen=True, slots=True)
class SharingWithdrawn:
    referral_id: UUID
