"""Uncovered times as a person would say them: "martedì e giovedì dalle 16:30 alle 18"."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Final, NamedTuple
from uuid import UUID

from portal.plans.hours.intervals import Interval, TimeSet
from portal.plans.hours.moments import wall_clock
from portal.ui.formats import WEEKDAYS, number_words
from portal.ui.language import current_language
from portal.ui.language import gettext as _

A_ROW_OF_DAYS: Final = 3
MINUTES_AN_HOUR: Final = 60
HALF_AN_HOUR: Final = 30
A_DAY: Final = 24 * MINUTES_AN_HOUR
ONE_OCLOCK: Final = 60


class Stretch(NamedTuple):
    """From when to when on the wall, in minutes after midnight of the day on which it starts."""

    start: int
    end: int


class Sentence(NamedTuple):
    """One line of the list: the days, the hours, and who is alone."""

    days: str
    hours: str
    who: str


def sentences(gaps: Mapping[UUID, TimeSet], names: Mapping[UUID, str]) -> list[Sentence]:
    """Return the uncovered times of one week in words, the same hours of several days as one."""
    together: dict[tuple[Stretch, tuple[int, ...]], list[str]] = defaultdict(list)
    for key, times in gaps.items():
        for stretch, days in _by_stretch(times).items():
            together[stretch, days].append(names[key])
    ordered = sorted(together.items(), key=lambda entry: (entry[0][1], entry[0][0]))
    return [
        Sentence(days_in_words(days), hours_in_words(stretch), listed(who))
        for (stretch, days), who in ordered
    ]


def days_in_words(days: Iterable[int]) -> str:
    """Return days by name: three or more in a row from the first to the last."""
    names = WEEKDAYS[current_language()]
    parts = []
    for _key, run in groupby(enumerate(sorted(days)), key=lambda pair: pair[1] - pair[0]):
        row = [day for _at, day in run]
        if len(row) < A_ROW_OF_DAYS:
            parts += [names[day] for day in row]
        else:
            parts.append(_("da %(first)s a %(last)s", first=names[row[0]], last=names[row[-1]]))
    return listed(parts)


def hours_in_words(stretch: Stretch) -> str:
    """Return from when to when; a night ends on the next day."""
    if stretch == (0, A_DAY):
        return _("tutto il giorno")
    start, end = _from(stretch.start), _to(stretch.end)
    if stretch.end > A_DAY:
        return _("%(start)s %(end)s del giorno dopo", start=start, end=end)
    return f"{start} {end}"


def length_in_words(minutes: int) -> str:
    """Return a length to the nearest half hour: "12,5 ore", "un'ora"."""
    hours = round(minutes / HALF_AN_HOUR) / 2
    if hours == 1:
        return _("un'ora")
    if 0 < minutes < HALF_AN_HOUR:
        return _("meno di mezz'ora")
    return _("%(hours)s ore", hours=number_words(hours, current_language()))


def listed(words: Iterable[str]) -> str:
    """Return words as a list in a sentence."""
    *most, last = words
    return _("%(most)s e %(last)s", most=", ".join(most), last=last) if most else last


def _by_stretch(times: TimeSet) -> dict[Stretch, tuple[int, ...]]:
    found: dict[Stretch, list[int]] = defaultdict(list)
    for interval in times:
        for day, stretch in _of_one_day(interval):
            found[stretch].append(day)
    return {stretch: tuple(days) for stretch, days in found.items()}


def _of_one_day(interval: Interval) -> Iterable[tuple[int, Stretch]]:
    """Cut what lasts longer than a day into days; a night stays whole."""
    starts, ends = wall_clock(interval.start), wall_clock(interval.end)
    start, end = (each.hour * MINUTES_AN_HOUR + each.minute for each in (starts, ends))
    days = (ends.date() - starts.date()).days
    day = starts.weekday()
    while days > 1 or (days == 1 and end > start):
        yield day % 7, Stretch(start, A_DAY)
        start, day, days = 0, day + 1, days - 1
    if days * A_DAY + end > start:
        yield day % 7, Stretch(start, days * A_DAY + end)


def _from(minute: int) -> str:
    if minute % A_DAY == 0:
        return _("da mezzanotte")
    if _is_one(minute):
        return _("dall'%(time)s", time=_clock(minute))
    return _("dalle %(time)s", time=_clock(minute))


def _to(minute: int) -> str:
    if minute % A_DAY == 0:
        return _("a mezzanotte")
    if _is_one(minute):
        return _("all'%(time)s", time=_clock(minute))
    return _("alle %(time)s", time=_clock(minute))


def _is_one(minute: int) -> bool:
    return minute % A_DAY // MINUTES_AN_HOUR == 1


def _clock(minute: int) -> str:
    """Return the time without needless zeros in Italian; in English with them."""
    hour, minutes = divmod(minute % A_DAY, MINUTES_AN_HOUR)
    whole = minutes == 0 and current_language() == "it"
    return str(hour) if whole else f"{hour}:{minutes:02d}"
