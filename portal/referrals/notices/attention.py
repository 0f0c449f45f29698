"""What notices ask for today."""

from collections.abc import Iterator

from flask import url_for

from portal.referrals.notices import queries
from portal.referrals.notices.permissions import Notices
from portal.ui.attention import Attention, watch
from portal.ui.language import gettext as _
from portal.ui.language import ngettext
from tenants.identity import Identity
from tenants.permissions import may


@watch
def unread(identity: Identity) -> Iterator[Attention]:
    """Yield how many notices of referrals one has not read."""
    count = queries.unread() if may(identity, Notices.READ) else 0
    if count:
        yield Attention(
            text=ngettext("Un avviso da leggere", "%(n)s avvisi da leggere", count),
            verb=_("Leggi"),
            href=url_for("notices.index"),
            icon="bell",
        )
