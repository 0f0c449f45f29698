"""The codes of a case: its states, and what is known of a woman by choice from a list."""

from enum import StrEnum


class CaseState(StrEnum):
    NEW = "new"
    TO_CONTACT = "to_contact"
    INTERVIEW_BOOKED = "interview_booked"
    ASSESSMENT = "assessment"
    PLANNING = "planning"
    PLAN_ACTIVE = "plan_active"
    IN_REVIEW = "in_review"
    CONCLUDED = "concluded"
    INTERRUPTED = "interrupted"
    NOT_ELIGIBLE = "not_eligible"


CLOSED = frozenset({CaseState.CONCLUDED, CaseState.INTERRUPTED, CaseState.NOT_ELIGIBLE})


class Origin(StrEnum):
    MANAGER = "manager"
    HERSELF = "herself"
    IMPORT = "import"


class Living(StrEnum):
    ALONE = "alone"
    WITH_PARTNER = "with_partner"
    OTHER = "other"
    UNDISCLOSED = "undisclosed"


class Employment(StrEnum):
    EMPLOYED = "employed"
    SELF_EMPLOYED = "self_employed"
    SEEKING = "seeking"
    INACTIVE = "inactive"
    ON_LEAVE = "on_leave"
    UNDISCLOSED = "undisclosed"


class WorkingHours(StrEnum):
    FULL_TIME = "full_time"
    PART_TIME = "part_time"
    SHIFTS = "shifts"
    OCCASIONAL = "occasional"
    NONE = "none"


class IseeBand(StrEnum):
    """Bands of the ISEE, in thousands of euro; the value itself is never kept."""

    UNKNOWN = "unknown"
    UP_TO_9 = "up_to_9"
    UP_TO_15 = "up_to_15"
    UP_TO_25 = "up_to_25"
    UP_TO_40 = "up_to_40"
    OVER_40 = "over_40"


class TransferState(StrEnum):
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
