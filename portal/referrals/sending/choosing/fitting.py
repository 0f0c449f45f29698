"""Whether a service of the catalogue is for her at all, as far as both sides are known."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from portal.referrals.sending.choosing.kinds import Fit
from portal.referrals.sending.choosing.needs import CHILD_TARGETS, Need

MONTHS = 12
GROWN_UP = 18 * MONTHS
EVERYONE, ONLY = "everyone", "only"
NEVER_HERS = frozenset({"D-PAD", "D-AZI"})
KNOWN = frozenset({"D-TUT", "D-MAD", "D-GEN", "D-DON", "D-LAV", *CHILD_TARGETS}) | NEVER_HERS


@dataclass(frozen=True, slots=True)
class Ages:
    """For which ages a service is, in months; `high` None: without an end."""

    known: bool
    every: bool
    low: int
    high: int | None

    @property
    def for_adults(self) -> bool:
        return self.every or self.high is None or self.high >= GROWN_UP


def serves(need: Need, areas: AbstractSet[str], *, everywhere: bool) -> Fit:
    """Tell whether a service reaches where she lives."""
    if everywhere:
        return Fit.YES
    if not areas or not need.municipality:
        return Fit.UNKNOWN
    return Fit.YES if need.municipality in areas else Fit.NO


def fits(need: Need, ages: Ages) -> Fit:
    """Tell whether a service for children is for one of hers; one for adults is for her."""
    if not ages.known:
        return Fit.UNKNOWN
    if ages.for_adults:
        return Fit.YES
    if not need.ages:
        return Fit.UNKNOWN
    return Fit.YES if any(_is_within(age, ages) for age in need.ages) else Fit.NO


def for_her(need: Need, targets: AbstractSet[str], mode: str) -> Fit:
    """Tell whether she is one of those whom a service is for."""
    if mode == EVERYONE or not targets or need.targets & targets:
        return Fit.YES
    return Fit.NO if mode == ONLY and targets <= KNOWN else Fit.UNKNOWN


def _is_within(age: int, ages: Ages) -> bool:
    """Tell whether a child is of these ages at some time of this year of its life."""
    above = (age + 1) * MONTHS > ages.low
    return above and (ages.high is None or age * MONTHS <= ages.high)
