"""How long each side has: working days, rules, closures, and the pass that reminds and expires."""

from portal.referrals.clocks.closures.views import pages as closures
from portal.referrals.clocks.ruling.views import pages as times
from portal.referrals.clocks.timing import due_of, used_of
from portal.referrals.tracking.timing import set_timer

BLUEPRINTS = (closures, times)
set_timer(due_of, used_of)
