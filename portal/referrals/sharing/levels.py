"""What each level discloses, one object a level: what is not a field here cannot be told.

V1 is Preview, V2 Contact and Delivery, V3 Closed, V4 Tombstone (domain.md section 3).
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any, TypeVar

from portal.referrals.tracking.kinds import Level, Status
from portal.referrals.tracking.models import Referral


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A child of hers, when the service is for it."""

    name: str = ""
    born_in: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """V1: enough to decide, and nothing that tells who she is."""

    code: str = ""
    service: str = ""
    initials: str = ""
    age_band: str = ""
    municipality: str = ""
    need: str = ""
    time_slots: tuple[str, ...] = ()
    urgency: str = ""
    reason: str = ""
    living: str = ""
    child_ages: tuple[str, ...] = ()
    employment: str = ""
    isee_band: str = ""
    language: str = ""
    interpreter: bool = False
    travels_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """V2: who she is, and how to reach her without putting her in trouble."""

    name: str = ""
    phone: str = ""
    email: str = ""
    call_at: tuple[str, ...] = ()
    may_leave_message: bool | None = None
    may_write: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """V2 of the named operator: what the service declared that it needs to begin.

    `contact` stands here for a protected woman, whom nobody else of the partner may know.
    """

    address: str = ""
    born_in: int | None = None
    tax_code: str = ""
    children: tuple[Child, ...] = ()
    working_hours: str = ""
    need: str = ""
    need_score: int | None = None
    goal: str = ""
    health: str = ""
    contact: Contact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """V3: her name beside the outcome, for thirty days, to read only."""

    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """V4: that there was a referral, and how it ended."""

    code: str
    service: str
    status: Status
    reason: str
    sent_at: datetime | None
    ended_at: datetime | None


Told = Preview | Contact | Delivery | Closed
Kind = TypeVar("Kind", bound=Preview | Contact | Delivery | Closed | Child)

CLASSES: dict[Level, type[Told]] = {
    Level.PREVIEW: Preview,
    Level.CONTACT: Contact,
    Level.DELIVERY: Delivery,
    Level.CLOSED: Closed,
}


def content_of(told: Told) -> dict[str, Any]:
    """Return what a share keeps of a level: only what is said."""
    return {name: value for name, value in asdict(told).items() if value not in (None, "", ())}


def read(level: Level, content: Mapping[str, Any]) -> Told:
    """Return a level from what a share keeps; what the level does not know is never read."""
    match CLASSES[level]:
        case kind if kind is Delivery:
            return _delivery(content)
        case kind:
            return _read(kind, content)


def tombstone(referral: Referral) -> Tombstone:
    """Return what is left of a referral when nothing of her is disclosed any more."""
    return Tombstone(
        code=referral.code,
        service=referral.service_name,
        status=referral.status,
        reason=referral.reason,
        sent_at=referral.sent_at,
        ended_at=referral.ended_at,
    )


def _delivery(content: Mapping[str, Any]) -> Delivery:
    contact = content.get("contact")
    return _read(
        Delivery,
        {
            **content,
            "children": tuple(_read(Child, each) for each in content.get("children", ())),
            "contact": _read(Contact, contact) if contact else None,
        },
    )


def _read(kind: type[Kind], content: Mapping[str, Any]) -> Kind:
    known = {field.name for field in fields(kind)}
    said = {name: _tupled(value) for name, value in content.items() if name in known}
    return kind(**said)


def _tupled(value: Any) -> Any:  # noqa: ANN401 -- any value of a level
    return tuple(value) if isinstance(value, list) else value


AGE_BANDS = ((18, 24), (25, 34), (35, 44), (45, 54), (55, 64))
CHILD_BANDS = ((0, 2), (3, 5), (6, 10), (11, 13), (14, 17))


def age_band(born_in: int | None, on: date) -> str:
    """Return the band of an adult's age, as its two ends: "25-34"; none where it is not known."""
    if born_in is None:
        return ""
    age = on.year - born_in
    band = next((f"{low}-{high}" for low, high in AGE_BANDS if low <= age <= high), "")
    return band or ("65+" if age > AGE_BANDS[-1][1] else "0-17")


def child_bands(born: list[int], on: date) -> tuple[str, ...]:
    """Return the bands of children's ages, the youngest first, each once."""
    ages = [on.year - year for year in born]
    return tuple(
        f"{low}-{high}" for low, high in CHILD_BANDS if any(low <= age <= high for age in ages)
    )
