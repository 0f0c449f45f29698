"""Days, moments, numbers and sums, as people of each language write them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from portal.ui import formats

NOON = datetime(2026, 11, 5, 11, 0, tzinfo=UTC)


def test_a_day_is_written_with_its_zeros():
    assert formats.date_words(date(2026, 3, 7)) == "07/03/2026"


def test_a_moment_is_written_in_the_time_of_rome():
    late = datetime(2026, 7, 31, 22, 30, tzinfo=UTC)

    assert formats.moment_words(late) == "01/08/2026\u00a000:30"


def test_the_hour_that_comes_twice_in_october_is_written_twice():
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)

    assert formats.clock_words(first) == "02:30"
    assert formats.clock_words(first + timedelta(hours=1)) == "02:30"


def test_a_long_day_names_its_weekday_in_each_language():
    day = date(2024, 2, 29)

    assert formats.long_date_words(day, "it") == "giovedì 29 febbraio 2024"
    assert formats.long_date_words(day, "en") == "Thursday 29 February 2024"


@pytest.mark.parametrize(
    ("before", "italian", "english"),
    [
        (timedelta(seconds=5), "adesso", "just now"),
        (timedelta(minutes=1), "un minuto fa", "a minute ago"),
        (timedelta(minutes=40), "40 minuti fa", "40 minutes ago"),
        (timedelta(hours=3), "3 ore fa", "3 hours ago"),
        (timedelta(days=1), "ieri", "yesterday"),
        (timedelta(days=3), "3 giorni fa", "3 days ago"),
        (timedelta(days=64), "2 mesi fa", "2 months ago"),
        (timedelta(days=400), "un anno fa", "a year ago"),
    ],
)
def test_how_long_ago_is_said_in_the_largest_unit_that_fits(before, italian, english):
    assert formats.ago_words(NOON - before, NOON, "it") == italian
    assert formats.ago_words(NOON - before, NOON, "en") == english


def test_late_yesterday_is_yesterday_even_a_few_hours_later():
    late = datetime(2026, 11, 4, 22, 0, tzinfo=UTC)
    early = datetime(2026, 11, 5, 5, 0, tzinfo=UTC)

    assert formats.ago_words(late, early, "it") == "ieri"


def test_a_wait_is_counted_in_days():
    assert formats.since_words(date(2026, 11, 2), NOON, "it") == "da 3 giorni"
    assert formats.since_words(date(2026, 11, 5), NOON, "it") == "da oggi"
    assert formats.since_words(date(2026, 11, 2), NOON, "en") == "for 3 days"


@pytest.mark.parametrize(
    ("value", "italian", "english"),
    [
        (0, "0", "0"),
        (1234, "1.234", "1,234"),
        (-1234.5, "-1.234,5", "-1,234.5"),
        (Decimal("1234567.89"), "1.234.567,89", "1,234,567.89"),
        (3.0, "3", "3"),
    ],
)
def test_a_number_has_the_marks_of_its_language(value, italian, english):
    assert formats.number_words(value, "it") == italian
    assert formats.number_words(value, "en") == english


def test_a_number_keeps_the_decimals_that_it_is_asked_for():
    assert formats.number_words(Decimal("12.5"), "it", decimals=2) == "12,50"


def test_a_sum_shows_its_cents_only_when_there_are_some():
    assert formats.euro_words(90.0, "it") == "90\u00a0€"
    assert formats.euro_words(Decimal("1250.5"), "it") == "1.250,50\u00a0€"
    assert formats.euro_words(90, "en") == "€90"


def test_a_time_element_carries_the_offset_of_rome():
    assert formats.iso_words(NOON) == "2026-11-05T12:00:00+01:00"
    assert formats.iso_words(date(2026, 11, 5)) == "2026-11-05"
