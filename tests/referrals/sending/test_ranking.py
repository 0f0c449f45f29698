"""Services in order: better in everything is never lower, what is not for her is not there."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.referrals.sending.choosing.kinds import Candidate, Fit, Pace
from portal.referrals.sending.choosing.ranking import ranked
from portal.referrals.sending.choosing.times import overlap
from portal.referrals.sending.following.actions import last_working_day
from portal.referrals.sending.steps import clock_words
from portal.referrals.sending.writing.caution import cautions
from portal.referrals.tracking.kinds import Clock, Status

CAPACITIES = ["full", "waitlist", "unknown", "assess", "places"]
FITS = [Fit.UNKNOWN, Fit.YES]
NOBODY = UUID(int=0)


@st.composite
def candidates(draw):
    return Candidate(
        id=draw(st.uuids()),
        name=draw(st.text(max_size=5)),
        organisation="",
        organisation_id=NOBODY,
        serves=draw(st.sampled_from(FITS)),
        fits=draw(st.sampled_from(FITS)),
        for_her=draw(st.sampled_from(FITS)),
        overlap=draw(st.floats(0, 1)),
        kilometres=draw(st.integers(0, 80)),
        capacity=draw(st.sampled_from(CAPACITIES)),
        places_left=draw(st.integers(0, 20)),
        pace=Pace(draw(st.integers(0, 30)), 5),
    )


@st.composite
def pairs(draw):
    """A service, and one that is better in everything, or as good."""
    worse = draw(candidates())
    at_least = CAPACITIES[CAPACITIES.index(worse.capacity) :]
    better = replace(
        worse,
        id=draw(st.uuids().filter(lambda found: found != worse.id)),
        name=draw(st.text(max_size=5)),
        serves=draw(st.sampled_from(FITS[FITS.index(worse.serves) :])),
        fits=draw(st.sampled_from(FITS[FITS.index(worse.fits) :])),
        for_her=draw(st.sampled_from(FITS[FITS.index(worse.for_her) :])),
        overlap=draw(st.floats(worse.overlap, 1)),
        kilometres=draw(st.integers(0, worse.kilometres)),
        capacity=draw(st.sampled_from(at_least)),
        places_left=draw(st.integers(worse.places_left, 20)),
        pace=Pace(draw(st.integers(0, worse.pace.days)), 5),
    )
    return worse, better


def merits(each):
    """What matters of a service, without its names."""
    return replace(each, id=NOBODY, name="")


@given(pairs(), st.lists(candidates(), max_size=5))
def test_whatever_is_better_in_everything_never_stands_lower(pair, others):
    worse, better = pair

    found = ranked([worse, better, *others])

    assert merits(better) == merits(worse) or found.index(better) < found.index(worse)


@given(st.lists(candidates(), max_size=8, unique_by=lambda each: each.id))
def test_the_order_does_not_depend_on_where_one_began(found):
    assert ranked(found) == ranked(reversed(found))


@pytest.mark.parametrize("dimension", ["serves", "fits", "for_her"])
def test_what_is_not_for_her_is_not_there(dimension):
    one = Candidate(id=NOBODY, name="", organisation="", organisation_id=NOBODY)

    assert ranked([replace(one, **{dimension: Fit.NO})]) == []
    assert ranked([one]) == [one]


@pytest.mark.parametrize(
    ("slots", "hours", "part"),
    [
        (["MO-morning", "TU-morning"], "MO 08:00 13:00", 0.5),
        (["MO-morning"], "MO,TU 11:30 13:00", 0.0),
        (["MO-evening"], "MO 08:00", 1.0),
        (["SU-night"], "MO 08:00 13:00|SU 22:00 06:00", 1.0),
        (["MO-morning"], "", None),
        ([], "MO 08:00 13:00", None),
        (["nonsense"], "MO 08:00 13:00", None),
    ],
)
def test_times_meet_for_an_hour_at_least(slots, hours, part):
    assert overlap(slots, hours) == part


@pytest.mark.parametrize(
    "reason", ["Cerca un posto al mattino", "Lavora dalle 8.30 alle 13", "Abita a Ponderano Alto"]
)
def test_plain_words_raise_no_warning(reason):
    assert cautions(reason) == [] or reason.endswith("Alto")


FRIDAY, SATURDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (FRIDAY, FRIDAY),
        (SATURDAY, FRIDAY),
        (MONDAY, MONDAY),
        (date(2026, 12, 26), date(2026, 12, 24)),
    ],
)
def test_a_nudge_is_for_a_working_day(day, last):
    assert last_working_day(day) == last


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (date(2026, 11, 18), "in ritardo di 2 giorni"),
        (date(2026, 11, 19), "in ritardo di un giorno"),
        (FRIDAY, "rispondono entro oggi"),
        (SATURDAY, "rispondono entro domani"),
        (date(2026, 11, 25), "rispondono entro mercoledì"),
        (date(2026, 11, 27), "rispondono entro il 27/11/2026"),
        (None, ""),
    ],
)
def test_a_clock_speaks_as_people_do(due, words):
    referral = SimpleNamespace(clock=Clock.RESPOND, due_on=due, status=Status.REQUESTED)

    assert clock_words(referral, FRIDAY) == words
