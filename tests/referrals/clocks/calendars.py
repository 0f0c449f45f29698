"""Days, closures and clocks for the laws of the clocks."""

from datetime import date, timedelta

from hypothesis import strategies as st

from portal.referrals.clocks.rules import Rule
from portal.referrals.clocks.working_days import Calendar, Shut
from portal.referrals.tracking.kinds import Clock
from portal.referrals.tracking.timing import Running

FIRST, LAST = date(2025, 1, 1), date(2028, 12, 31)

days = st.dates(FIRST, LAST)
counts = st.integers(0, 30)
closures = st.lists(
    st.builds(lambda first, length: Shut(first, first + timedelta(days=length)), days, counts),
    max_size=4,
)
calendars = st.builds(Calendar, closures)
rules = st.builds(
    lambda remind, more, most: Rule(remind, remind + more, remind + more + most),
    st.integers(1, 10),
    st.integers(1, 10),
    st.integers(1, 10),
)
runs = st.builds(Running, st.sampled_from([*Clock]), days, used=st.integers(0, 12), agreed=days)
