"""When one can go, in the few words of a card: "lun-ven 8:00-17:30"."""

from functools import lru_cache
from itertools import pairwise

from portal.ui.language import gettext as _

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SHORT = {
    "it": dict(zip(WEEK, ("lun", "mar", "mer", "gio", "ven", "sab", "dom"), strict=True)),
    "en": dict(zip(WEEK, ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True)),
}
FEW = 2


@lru_cache(maxsize=1_000)
def when_words(hours: str, language: str) -> str:
    """Return the first opening hours of a listing, and whether there are more."""
    lines = hours.split("|") if hours else []
    if not lines:
        return ""
    words = _line(lines[0], language)
    return words if len(lines) == 1 else _("%(hours)s e altri orari", hours=words)


def _line(line: str, language: str) -> str:
    days, _space, times = line.partition(" ")
    return f"{day_words(days.split(','), language)} {'-'.join(times.split())}".rstrip()


def day_words(days: list[str], language: str) -> str:
    """Return days as people write them: three in a row or more as a span."""
    names = SHORT[language]
    known = [day for day in WEEK if day in days]
    places = [WEEK.index(day) for day in known]
    in_a_row = all(after - before == 1 for before, after in pairwise(places))
    if len(known) > FEW and in_a_row:
        return f"{names[known[0]]}-{names[known[-1]]}"
    return ", ".join(names[day] for day in known)
