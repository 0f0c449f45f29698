"""What happens to an import of people: ids and counts only."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class CasesImported:
    run_id: UUID
    created: int
    failed: int


@dataclass(frozen=True, slots=True)
class CaseImportUndone:
    run_id: UUID
    undone: int
    kept: int


@dataclass(frozen=True, slots=True)
class EnrolmentTakenBack:
    """A woman was never enrolled: the import that said so was undone."""

    participant_id: UUID
