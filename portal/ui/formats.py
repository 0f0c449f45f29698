"""Dates, times and numbers as people here write them; made by hand, as they stand on every row."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from tenants import clock

Number: TypeAlias = int | float | Decimal

ROME: Final = ZoneInfo("Europe/Rome")
NO_BREAK: Final = "\u00a0"
MINUTE: Final = 60
HOUR: Final = 60 * MINUTE
MINUTES_AN_HOUR: Final = 60
DAYS_A_MONTH: Final = 30
DAYS_A_YEAR: Final = 365
SWAP_MARKS: Final = str.maketrans(",.", ".,")
MONTHS: Final = {
    "it": (
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
WEEKDAYS: Final = {
    "it": ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
SPANS: Final = {
    "it": {
        "minute": ("un minuto", "{} minuti"),
        "hour": ("un'ora", "{} ore"),
        "day": ("un giorno", "{} giorni"),
        "month": ("un mese", "{} mesi"),
        "year": ("un anno", "{} anni"),
    },
    "en": {
        "minute": ("a minute", "{} minutes"),
        "hour": ("an hour", "{} hours"),
        "day": ("a day", "{} days"),
        "month": ("a month", "{} months"),
        "year": ("a year", "{} years"),
    },
}
PHRASES: Final = {
    "it": {
        "now": "adesso",
        "yesterday": "ieri",
        "ago": "{} fa",
        "since": "da {}",
        "new": "da oggi",
    },
    "en": {
        "now": "just now",
        "yesterday": "yesterday",
        "ago": "{} ago",
        "since": "for {}",
        "new": "since today",
    },
}


def filters(language: Callable[[], str]) -> dict[str, Callable[..., str]]:
    """Return the template filters, each bound to the language of the request at call time."""
    return {
        "date": date_words,
        "moment": moment_words,
        "clock_time": clock_words,
        "long_date": lambda value: long_date_words(value, language()),
        "ago": lambda value: ago_words(value, clock.now(), language()),
        "since": lambda value: since_words(value, clock.now(), language()),
        "number": lambda value, decimals=None: number_words(value, language(), decimals),
        "euro": lambda value: euro_words(value, language()),
        "iso": iso_words,
    }


def date_words(value: date) -> str:
    day = in_rome(value)
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def moment_words(value: datetime) -> str:
    return f"{date_words(value)}{NO_BREAK}{clock_words(value)}"


def clock_words(value: datetime) -> str:
    here = value.astimezone(ROME)
    return f"{here.hour:02d}:{here.minute:02d}"


def minute_of_day_words(minute: int) -> str:
    """Return what the clock shows so many minutes after midnight: the day ends at 24:00."""
    hours, minutes = divmod(minute, MINUTES_AN_HOUR)
    return f"{hours:02d}:{minutes:02d}"


def long_date_words(value: date, language: str) -> str:
    day = in_rome(value)
    weekday, month = WEEKDAYS[language][day.weekday()], MONTHS[language][day.month - 1]
    return f"{weekday} {day.day} {month} {day.year}"


def iso_words(value: date) -> str:
    if isinstance(value, datetime):
        return value.astimezone(ROME).isoformat(timespec="seconds")
    return value.isoformat()


def ago_words(value: datetime, now: datetime, language: str) -> str:
    """Return how long ago something happened: "3 giorni fa"."""
    phrases = PHRASES[language]
    seconds = int((now - value).total_seconds())
    days = (in_rome(now) - in_rome(value)).days
    if seconds < MINUTE:
        return phrases["now"]
    if days == 1:
        return phrases["yesterday"]
    return phrases["ago"].format(_span(seconds, days, language))


def since_words(value: date, now: datetime, language: str) -> str:
    """Return how long something has been waiting: "da 3 giorni"."""
    days = (in_rome(now) - in_rome(value)).days
    if days <= 0:
        return PHRASES[language]["new"]
    return PHRASES[language]["since"].format(_days_span(days, language))


def number_words(value: Number, language: str, decimals: int | None = None) -> str:
    if decimals is not None:
        words = f"{value:,.{decimals}f}"
    elif isinstance(value, int):
        words = f"{value:,}"
    else:
        words = f"{value:,.2f}".rstrip("0").rstrip(".")
    return words.translate(SWAP_MARKS) if language == "it" else words


def euro_words(value: Number, language: str) -> str:
    words = number_words(value, language, decimals=0 if value == int(value) else 2)
    return f"{words}{NO_BREAK}€" if language == "it" else f"€{words}"


def in_rome(value: date) -> date:
    """Return the calendar day here, which late in the evening is not the one in UTC."""
    return value.astimezone(ROME).date() if isinstance(value, datetime) else value


def _span(seconds: int, days: int, language: str) -> str:
    if days > 0:
        return _days_span(days, language)
    if seconds < HOUR:
        return _counted(seconds // MINUTE, "minute", language)
    return _counted(seconds // HOUR, "hour", language)


def _days_span(days: int, language: str) -> str:
    if days < DAYS_A_MONTH:
        return _counted(days, "day", language)
    if days < DAYS_A_YEAR:
        return _counted(days // DAYS_A_MONTH, "month", language)
    return _counted(days // DAYS_A_YEAR, "year", language)


def _counted(count: int, unit: str, language: str) -> str:
    one, many = SPANS[language][unit]
    return one if count == 1 else many.format(count)
