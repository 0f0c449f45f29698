"""How much of the times that would suit her a service is open, from its hours in the catalogue."""

from collections.abc import Iterable, Iterator

HOUR = 60
DAY_ENDS = 24 * HOUR
# The parts of a day in which a request is made, as minutes after midnight.
SPANS: dict[str, tuple[int, int]] = {
    "early": (6 * HOUR, 8 * HOUR),
    "morning": (8 * HOUR, 12 * HOUR),
    "midday": (12 * HOUR, 14 * HOUR),
    "afternoon": (14 * HOUR, 18 * HOUR),
    "evening": (18 * HOUR, 22 * HOUR),
    "night": (22 * HOUR, DAY_ENDS),
}


def overlap(slots: Iterable[str], hours: str) -> float | None:
    """Return the part of the times asked for in which a service is open for an hour at least.

    `hours` is as a listing keeps them: "MO,TU 08:00 13:00|WE 14:00 18:00". None where either
    side says nothing.
    """
    asked = [slot for slot in slots if slot.partition("-")[2] in SPANS]
    periods = list(_periods(hours))
    if not asked or not periods:
        return None
    met = sum(any(_meets(slot, *period) for period in periods) for slot in asked)
    return met / len(asked)


def _periods(hours: str) -> Iterator[tuple[frozenset[str], int, int]]:
    for line in hours.split("|") if hours else ():
        days, *times = line.split()
        opens = _minutes(times[0]) if times else 0
        closes = _minutes(times[1]) if len(times) > 1 else DAY_ENDS
        yield frozenset(days.split(",")), opens, closes if closes > opens else DAY_ENDS


def _meets(slot: str, days: frozenset[str], opens: int, closes: int) -> bool:
    day, _dash, part = slot.partition("-")
    begins, ends = SPANS[part]
    return day in days and min(ends, closes) - max(begins, opens) >= HOUR


def _minutes(clock: str) -> int:
    hours, _colon, minutes = clock.partition(":")
    return int(hours) * HOUR + int(minutes or 0)
