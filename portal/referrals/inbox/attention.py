"""What the queue asks for today: how many wait for an answer, and what of one's own is late."""

from collections.abc import Iterator

from flask import url_for

from portal.referrals.inbox import queries
from portal.referrals.inbox.queries import Counts, Tab
from portal.referrals.tracking.permissions import Referrals
from portal.ui.attention import Attention, watch
from portal.ui.language import gettext as _
from portal.ui.language import ngettext
from tenants.identity import Identity
from tenants.permissions import may


@watch
def received(identity: Identity) -> Iterator[Attention]:
    """Yield how many referrals wait for an answer."""
    counts = _counts(identity)
    if counts is None or not counts.to_answer:
        return
    yield Attention(
        text=ngettext(
            "Un invio aspetta una risposta",
            "%(n)s invii aspettano una risposta",
            counts.to_answer,
        ),
        verb=_("Rispondi"),
        href=url_for("inbox.queue"),
        icon="inbox",
        due=counts.first_due,
    )


@watch
def late(identity: Identity) -> Iterator[Attention]:
    """Yield how many of the referrals that she follows are late."""
    counts = _counts(identity)
    if counts is None or not counts.mine_late:
        return
    yield Attention(
        text=ngettext(
            "Un invio che segui è in ritardo",
            "%(n)s invii che segui sono in ritardo",
            counts.mine_late,
        ),
        verb=_("Aggiorna"),
        href=url_for("inbox.queue", list=Tab.MINE.value),
        icon="arrow-repeat",
        due=counts.mine_first_due,
    )


def _counts(identity: Identity) -> Counts | None:
    return queries.counts() if may(identity, Referrals.ANSWER) else None
