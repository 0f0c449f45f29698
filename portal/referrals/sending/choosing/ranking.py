"""The order of services for one need: whatever is better in everything never stands lower."""

from collections.abc import Iterable

from portal.referrals.sending.choosing.kinds import Candidate, Fit

SERVES = {Fit.YES: 24, Fit.UNKNOWN: 8}
FITS = {Fit.YES: 16, Fit.UNKNOWN: 6}
FOR_HER = {Fit.YES: 4, Fit.UNKNOWN: 2}
CAPACITY = {"places": 16, "assess": 8, "unknown": 7, "waitlist": 3, "full": 0}
OVERLAP, UNKNOWN_OVERLAP = 20, 8
NEAR, UNKNOWN_DISTANCE = 15, 4
QUICK, UNKNOWN_PACE = 12, 4
FAR, LONG = 999, 999  # kilometres and days that nobody reaches


def ranked(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the services that are for her at all, the best first."""
    return sorted(filter(is_eligible, candidates), key=_order)


def is_eligible(candidate: Candidate) -> bool:
    """Tell whether a service is for her as far as one knows: town, children's ages, for whom."""
    return Fit.NO not in {candidate.serves, candidate.fits, candidate.for_her}


def score(candidate: Candidate) -> int:
    """Return how well a service suits; each part grows with what is better."""
    return (
        SERVES[candidate.serves]
        + FITS[candidate.fits]
        + FOR_HER[candidate.for_her]
        + CAPACITY.get(candidate.capacity, CAPACITY["unknown"])
        + _overlap(candidate.overlap)
        + _nearness(candidate.kilometres)
        + _quickness(candidate)
    )


def _order(candidate: Candidate) -> tuple[object, ...]:
    """Return the place of a service: its score, then what the score rounds away, then its name."""
    return (
        -score(candidate),
        -(candidate.overlap or 0),
        FAR if candidate.kilometres is None else candidate.kilometres,
        LONG if candidate.pace is None else candidate.pace.days,
        -(candidate.places_left or 0),
        candidate.name,
        str(candidate.id),
    )


def _overlap(part: float | None) -> int:
    return UNKNOWN_OVERLAP if part is None else round(OVERLAP * part)


def _nearness(kilometres: int | None) -> int:
    return UNKNOWN_DISTANCE if kilometres is None else max(0, NEAR - kilometres // 2)


def _quickness(candidate: Candidate) -> int:
    return UNKNOWN_PACE if candidate.pace is None else max(0, QUICK - candidate.pace.days)
