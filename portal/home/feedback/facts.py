"""What happens to the reports of visitors."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class BarrierReported:
    report_id: UUID


@dataclass(frozen=True, slots=True)
class BarrierReportClosed:
    report_id: UUID
