"""What the network asks of its overseers today, and the numbers of their home."""

from collections.abc import Iterator

from flask import url_for

from portal.oversight.counting.kinds import ALL, Cube, Stage
from portal.oversight.counting.permissions import Oversight
from portal.oversight.counting.queries import latest
from portal.oversight.overdue.queries import late_count
from portal.ui.attention import Attention, watch
from portal.ui.formats import date_words
from portal.ui.headlines import Headline, headline
from portal.ui.language import gettext as _
from portal.ui.language import ngettext
from tenants.clock import today
from tenants.identity import Identity
from tenants.permissions import may


@watch
def late_referrals(identity: Identity) -> Iterator[Attention]:
    """Yield how many referrals are late."""
    count = late_count() if may(identity, Oversight.NUDGE) else 0
    if count:
        yield Attention(
            text=ngettext(
                "Un invio della rete in ritardo", "%(n)s invii della rete in ritardo", count
            ),
            verb=_("Guarda"),
            href=url_for("overdue.show"),
            icon="clock",
            due=today(),
        )


@headline
def flow(identity: Identity) -> Iterator[Headline]:
    """Yield the flow of the last quarter that is counted, and how many referrals are late now."""
    if not may(identity, Oversight.READ):
        return
    table = latest(Cube.NETWORK)
    if table is not None and not table.withheld:
        note, href = _("fino al %(day)s", day=date_words(table.cut_on)), url_for("oversight.show")
        yield Headline(table.total, _("invii nella rete"), href, note)
        completed = table.count(ALL, Stage.COMPLETED)
        if completed:
            yield Headline(completed, _("conclusi"), href, note)
    yield Headline(late_count(), _("in ritardo adesso"), url_for("overdue.show"))
