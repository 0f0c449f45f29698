"""Sets of moments on one time line: half-open intervals in minutes, and their arithmetic."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple, Self


class Interval(NamedTuple):
    """The moments from `start` to just before `end`, in minutes."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TimeSet:
    """Moments as intervals in order that neither overlap nor touch: equal sets are equal values."""

    intervals: tuple[Interval, ...] = ()

    @classmethod
    def of(cls, intervals: Iterable[tuple[int, int]]) -> Self:
        """Return the moments that are in at least one of the intervals, whatever their order."""
        merged: list[Interval] = []
        for start, end in sorted(intervals):
            if merged and start <= merged[-1].end:
                merged[-1] = Interval(merged[-1].start, max(end, merged[-1].end))
            elif start < end:
                merged.append(Interval(start, end))
        return cls(tuple(merged))

    @classmethod
    def union(cls, sets: Iterable["TimeSet"]) -> Self:
        return cls.of(chain.from_iterable(each.intervals for each in sets))

    @property
    def minutes(self) -> int:
        return sum(end - start for start, end in self.intervals)

    def between(self, start: int, end: int) -> "TimeSet":
        """Return what lies in one interval: only the first and the last can be cut by it."""
        inside = [each for each in self if max(each.start, start) < min(each.end, end)]
        if inside:
            inside[0] = Interval(max(inside[0].start, start), inside[0].end)
            inside[-1] = Interval(inside[-1].start, min(inside[-1].end, end))
        return TimeSet(tuple(inside))

    def __or__(self, other: "TimeSet") -> "TimeSet":
        return TimeSet.union((self, other))

    def __and__(self, other: "TimeSet") -> "TimeSet":
        return TimeSet(tuple(_shared(self.intervals, other.intervals)))

    def __sub__(self, other: "TimeSet") -> "TimeSet":
        return TimeSet(tuple(_left_over(self.intervals, other.intervals)))

    def __le__(self, other: "TimeSet") -> bool:
        return not self - other

    def __bool__(self) -> bool:
        return bool(self.intervals)

    def __iter__(self) -> Iterator[Interval]:
        return iter(self.intervals)

    def __contains__(self, moment: int) -> bool:
        return any(start <= moment < end for start, end in self.intervals)


def _shared(some: tuple[Interval, ...], others: tuple[Interval, ...]) -> Iterator[Interval]:
    here = there = 0
    while here < len(some) and there < len(others):
        start = max(some[here].start, others[there].start)
        end = min(some[here].end, others[there].end)
        if start < end:
            yield Interval(start, end)
        if some[here].end <= others[there].end:
            here += 1
        else:
            there += 1


def _left_over(some: tuple[Interval, ...], taken: tuple[Interval, ...]) -> Iterator[Interval]:
    at = 0
    for start, end in some:
        while at < len(taken) and taken[at].end <= start:
            at += 1
        yield from _cut(Interval(start, end), taken, at)


def _cut(whole: Interval, taken: tuple[Interval, ...], at: int) -> Iterator[Interval]:
    start = whole.start
    while at < len(taken) and taken[at].start < whole.end:
        if start < taken[at].start:
            yield Interval(start, taken[at].start)
        start = max(start, taken[at].end)
        at += 1
    if start < whole.end:
        yield Interval(start, whole.end)
