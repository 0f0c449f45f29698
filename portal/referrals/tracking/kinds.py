"""The codes of a referral: FHIR task status, sides, reasons, levels (domain.md section 2)."""

from enum import StrEnum


class RequestStatus(StrEnum):
    """FHIR R4 request-status, of the need itself."""

    DRAFT = "draft"
    ACTIVE = "active"
    ON_HOLD = "on-hold"
    REVOKED = "revoked"
    COMPLETED = "completed"
    ENTERED_IN_ERROR = "entered-in-error"


class Status(StrEnum):
    """FHIR R4 task-status without `ready` and `received`, as Gravity SDOHCC uses it."""

    DRAFT = "draft"
    REQUESTED = "requested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    IN_PROGRESS = "in-progress"
    ON_HOLD = "on-hold"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"
    ENTERED_IN_ERROR = "entered-in-error"


HELD = frozenset({Status.ACCEPTED, Status.IN_PROGRESS, Status.ON_HOLD})
OPEN = HELD | {Status.REQUESTED}
ENDED = frozenset(
    {
        Status.REJECTED,
        Status.COMPLETED,
        Status.FAILED,
        Status.CANCELLED,
        Status.ENTERED_IN_ERROR,
    }
)


class Business(StrEnum):
    """What refines a status: a question waits, a place is offered, a mistake is pointed out."""

    NONE = ""
    INFO_REQUESTED = "info-requested"
    PLACE_OFFERED = "place-offered"
    ERROR_REPORTED = "error-reported"


class Side(StrEnum):
    """Who acts: the welfare manager's organisation, the partner, or the portal by its clocks."""

    SENDER = "sender"
    PARTNER = "partner"
    SYSTEM = "system"


class Urgency(StrEnum):
    NORMAL = "normal"
    URGENT = "urgent"


class Clock(StrEnum):
    """What is waited for."""

    NONE = ""
    RESPOND = "respond"
    ANSWER = "answer"
    CONTACT = "contact"
    UPDATE = "update"
    REVIEW = "review"
    CONFIRM = "confirm"


class Level(StrEnum):
    """What a share discloses; the tombstone (V4) is the referral's own row."""

    PREVIEW = "preview"
    CONTACT = "contact"
    DELIVERY = "delivery"
    CLOSED = "closed"


class Act(StrEnum):
    """What an event tells; `moved` changes the status, the rest happens within one."""

    MOVED = "moved"
    ASKED = "asked"
    ANSWERED = "answered"
    ATTEMPTED = "attempted"
    STILL_GOING = "still-going"
    ASSIGNED = "assigned"
    AMENDED = "amended"
    NUDGED = "nudged"
    REMINDED = "reminded"
    ESCALATED = "escalated"
    CHECKED_IN = "checked-in"
    WAITED = "waited"
    OFFERED = "offered"
    OFFER_ENDED = "offer-ended"
    CONFIRMED = "confirmed"
    ERROR_REPORTED = "error-reported"
    NAMED = "named"


class SeenBy(StrEnum):
    """Who of the two parties reads an event."""

    BOTH = "both"
    SENDER = "sender"
    PARTNER = "partner"


class Blame(StrEnum):
    """What a reason is attributable to: it decides what an expiry or a refusal counts as."""

    PROVIDER = "provider"
    PARTICIPANT = "participant"
    NETWORK = "network"
    SYSTEM = "system"


class Channel(StrEnum):
    """How she was tried to be reached."""

    PHONE = "phone"
    MESSAGE = "message"
    EMAIL = "email"
    VISIT = "visit"


class Method(StrEnum):
    """How a consent was given."""

    SPOKEN = "spoken"
    PAPER = "paper"
    PORTAL = "portal"
