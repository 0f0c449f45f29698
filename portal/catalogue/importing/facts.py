"""What happens to an import: ids and counts only."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ServicesImported:
    run_id: UUID
    created: int
    updated: int
    failed: int


@dataclass(frozen=True, slots=True)
class ImportUndone:
    run_id: UUID
    undone: int
    kept: int
