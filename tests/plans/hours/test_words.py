"""Uncovered times in words, as a welfare manager would say them on the telephone."""

from datetime import timedelta

import pytest
from hypothesis import given

from portal.plans.hours.coverage import Calendar, Timetable
from portal.plans.hours.slots import EVERY_DAY
from portal.plans.hours.words import (
    Stretch,
    days_in_words,
    hours_in_words,
    length_in_words,
    listed,
    sentences,
)
from tests.plans.hours.weeks import (
    ANNA,
    LUCA,
    MONDAY,
    MOTHER,
    NO_CLOSURES,
    household,
    many_slots,
    school,
    work,
)

NAMES = {ANNA: "Anna", LUCA: "Luca"}


def said(*slots, children=(ANNA,)):
    of = household(*slots, children=children)
    gaps = Timetable(of, Calendar(MONDAY, 7, NO_CLOSURES)).gaps()
    return [" ".join(each) for each in sentences(gaps.by_dependant, NAMES)]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([1], "martedì"),
        ([1, 3], "martedì e giovedì"),
        ([0, 1], "lunedì e martedì"),
        ([0, 1, 2, 3, 4], "da lunedì a venerdì"),
        ([0, 1, 2, 5], "da lunedì a mercoledì e sabato"),
        ([0, 2, 4], "lunedì, mercoledì e venerdì"),
    ],
)
def test_days_are_named_and_days_in_a_row_are_a_span(days, words):
    assert days_in_words(days) == words


@pytest.mark.parametrize(
    ("stretch", "words"),
    [
        ((840, 1080), "dalle 14 alle 18"),
        ((990, 1080), "dalle 16:30 alle 18"),
        ((60, 90), "dall'1 all'1:30"),
        ((0, 360), "da mezzanotte alle 6"),
        ((1320, 1440), "dalle 22 a mezzanotte"),
        ((1320, 1800), "dalle 22 alle 6 del giorno dopo"),
        ((0, 1440), "tutto il giorno"),
    ],
)
def test_hours_are_said_as_people_say_them(stretch, words):
    assert hours_in_words(Stretch(*stretch)) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 ore"), (10, "meno di mezz'ora"), (60, "un'ora"), (450, "7,5 ore"), (747, "12,5 ore")],
)
def test_a_length_is_said_to_the_half_hour(minutes, words):
    assert length_in_words(minutes) == words


def test_the_same_hours_of_several_days_are_one_line():
    assert said(work(MOTHER, "9–18"), school(ANNA, "9–16:30")) == [
        "da lunedì a venerdì dalle 16:30 alle 18 Anna"
    ]


def test_children_who_are_alone_together_are_named_together():
    slots = [work(MOTHER, "14–18"), school(LUCA, "14–18", days=[0])]

    assert said(*slots, children=(ANNA, LUCA)) == [
        "da lunedì a venerdì dalle 14 alle 18 Anna",
        "da martedì a venerdì dalle 14 alle 18 Luca",
    ]
    assert said(slots[0], children=(ANNA, LUCA)) == [
        "da lunedì a venerdì dalle 14 alle 18 Anna e Luca"
    ]


def test_a_night_is_one_line_and_belongs_to_the_day_on_which_it_starts():
    assert said(work(MOTHER, "22–6", days=[2])) == [
        "mercoledì dalle 22 alle 6 del giorno dopo Anna"
    ]


def test_what_lasts_for_days_is_said_day_by_day():
    away = work(MOTHER, "0–0", days=[3, 4])

    assert said(away) == ["giovedì e venerdì tutto il giorno Anna"]
    assert said(work(MOTHER, "8–8", days=[1, 2])) == [
        "martedì dalle 8 a mezzanotte Anna",
        "mercoledì tutto il giorno Anna",
        "giovedì da mezzanotte alle 8 Anna",
    ]


@given(many_slots)
def test_whatever_the_week_there_are_words_for_it(slots):
    of = household(*slots, children=(ANNA, LUCA))
    calendar = Calendar(MONDAY + timedelta(weeks=17), 7, NO_CLOSURES)
    gaps = Timetable(of, calendar).gaps()

    assert bool(sentences(gaps.by_dependant, NAMES)) == bool(gaps.whole)


def test_a_list_of_words_ends_with_and():
    assert [listed(["uno"]), listed(["uno", "due", "tre"])] == ["uno", "uno, due e tre"]


def test_every_night_of_the_week_is_said_once():
    assert said(work(MOTHER, "22–6", days=EVERY_DAY)) == [
        "lunedì da mezzanotte alle 6 Anna",
        "da lunedì a sabato dalle 22 alle 6 del giorno dopo Anna",
        "domenica dalle 22 a mezzanotte Anna",
    ]
