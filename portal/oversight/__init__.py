"""The lead's oversight: where the network is stuck, without whom; and each partner's own pace."""

from portal.oversight.board.views import pages as board
from portal.oversight.naming.views import pages as naming
from portal.oversight.overdue.views import pages as overdue
from portal.oversight.timing.views import pages as timing

BLUEPRINTS = (board, naming, overdue, timing)
