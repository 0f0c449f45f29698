"""What happens to the reports of visitors; ids and codes only."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ReportSettled:
    """Somebody of the organisation dealt with a report."""

    report_id: UUID
    service_id: UUID


@dataclass(frozen=True, slots=True)
class ReportReopened:
    """Somebody of the organisation took a report up again."""

    report_id: UUID
    service_id: UUID
