"""Who hears of an event, and when the mail leaves: rules without a database."""

from datetime import UTC, datetime, time, timedelta

from hypothesis import given as for_all
from hypothesis import strategies as st

from portal.referrals.notices.quiet import leaves_at
from portal.referrals.notices.rules import told
from portal.referrals.tracking.kinds import Act, Side, Status
from tenants.clock import HOME

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 365 * 24 * 60).map(lambda minutes: BEGINNING + timedelta(minutes=minutes))


@for_all(act=st.sampled_from(Act), side=st.sampled_from(Side), status=st.sampled_from(Status))
def test_nobody_hears_of_what_her_own_side_did(act, side, status):
    heard = told(act, side, status)

    assert side not in heard or act in {Act.ASSIGNED, Act.NAMED}
    assert Side.SYSTEM not in heard


def test_a_reminder_goes_to_whom_the_clock_waits_for():
    assert told(Act.REMINDED, Side.SYSTEM, Status.REQUESTED) == {Side.PARTNER}
    assert told(Act.REMINDED, Side.SYSTEM, Status.REQUESTED, asked=True) == {Side.SENDER}
    assert told(Act.REMINDED, Side.SYSTEM, Status.ON_HOLD) == {Side.SENDER}


def test_an_expiry_is_told_to_both():
    assert told(Act.MOVED, Side.SYSTEM, Status.CANCELLED) == {Side.SENDER, Side.PARTNER}


@for_all(moment=MOMENTS, begin=st.times(), end=st.times())
def test_a_mail_leaves_within_a_day_and_never_in_quiet_hours(moment, begin, end):
    begin, end = begin.replace(microsecond=0), end.replace(microsecond=0)
    left = leaves_at(moment, begin, end)
    at = left.astimezone(HOME).time().replace(microsecond=0)

    assert moment <= left <= moment + timedelta(hours=26)
    if begin < end:
        assert not begin <= at < end
    if begin > end:
        assert end <= at < begin


def test_what_happens_at_night_is_mailed_in_the_morning():
    night = datetime(2026, 11, 22, 22, 30, tzinfo=HOME)

    left = leaves_at(night, time(20), time(7, 30))

    assert left.astimezone(HOME) == datetime(2026, 11, 23, 7, 30, tzinfo=HOME)
