"""What one looks for on behalf of a woman: her town, her children, the times that would suit."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from portal.participants.cases.kinds import Employment, Living
from portal.participants.household import queries as households
from portal.referrals.sending.woman import Woman
from portal.referrals.tracking.models import ServiceRequest
from tenants.clock import today

CHILD_TARGETS: dict[str, tuple[int, int]] = {
    "D-B03": (0, 3),
    "D-B36": (3, 6),
    "D-R610": (6, 10),
    "D-R1114": (11, 14),
    "D-A1519": (15, 19),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A need as far as it decides which services suit."""

    municipality: str = ""
    ages: tuple[int, ...] = ()
    slots: tuple[str, ...] = ()
    targets: frozenset[str] = frozenset()  # what she is, in the words of the taxonomy


def need_of(woman: Woman, request: ServiceRequest | None = None) -> Need:
    """Return what is looked for on behalf of a woman, whose case was opened."""
    ages = _ages(woman.id, today())
    found = Need(municipality=woman.municipality, ages=ages, targets=_targets(woman, ages))
    return replace(found, slots=tuple(map(str, request.slots))) if request else found


def _ages(participant_id: UUID, on: date) -> tuple[int, ...]:
    children = households.children_of(participant_id, on)
    return tuple(on.year - each.born_in for each in children if each.born_in is not None)


def _targets(woman: Woman, ages: tuple[int, ...]) -> frozenset[str]:
    said = {
        "D-TUT": True,
        "D-MAD": bool(ages),
        "D-GEN": bool(ages) and woman.living == Living.ALONE,
        "D-DON": woman.employment == Employment.SEEKING,
        "D-LAV": woman.employment in {Employment.EMPLOYED, Employment.SELF_EMPLOYED},
        **{
            code: any(low <= age <= high for age in ages)
            for code, (low, high) in CHILD_TARGETS.items()
        },
    }
    return frozenset(code for code, holds in said.items() if holds)
