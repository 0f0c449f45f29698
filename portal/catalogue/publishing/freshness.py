"""How far one may trust a service: by the day on which a person checked it, never by a change."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

FRESH_DAYS = 90
RECENT_DAYS = 180
LONGEST_DAYS = 365
REVIEW_AFTER = timedelta(days=RECENT_DAYS)
CAMPS = frozenset({"DOP-03", "DOP-04"})
SPRING = (3, 1)


class Freshness(StrEnum):
    FRESH = "fresh"
    RECENT = "recent"
    STALE = "stale"
    HIDDEN = "hidden"


def freshness(assured_on: date | None, on: date) -> Freshness:
    """Return how fresh a service is; one that nobody has checked is to be checked."""
    if assured_on is None:
        return Freshness.STALE
    days = (on - assured_on).days
    if days <= FRESH_DAYS:
        return Freshness.FRESH
    if days <= RECENT_DAYS:
        return Freshness.RECENT
    return Freshness.STALE if days <= LONGEST_DAYS else Freshness.HIDDEN


def review_due(doc: Mapping[str, Any], assured_on: date) -> date:
    """Return when to look at a service again: after half a year, or when its season asks for it.

    Camps are looked at before every spring; what has an end, the day after it.
    """
    usual = assured_on + REVIEW_AFTER
    if CAMPS.intersection(doc.get("kinds", ())):
        return min(usual, _next_spring(assured_on))
    ends = [date.fromisoformat(row["to"]) for row in doc.get("schedule", ()) if row.get("to")]
    last = max(ends, default=None)
    if last and last >= assured_on:
        return min(usual, last + timedelta(days=1))
    return usual


def _next_spring(day: date) -> date:
    spring = day.replace(month=SPRING[0], day=SPRING[1])
    return spring if spring > day else spring.replace(year=day.year + 1)
