"""What happens to what is known of a woman: which fields changed, never what they say."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DetailsChanged:
    participant_id: UUID
    fields: list[str]
