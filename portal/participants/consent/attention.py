"""What retention asks for today: closed cases whose time is over."""

from collections.abc import Iterator

from flask import url_for

from portal.participants.cases.permissions import Cases
from portal.participants.consent import queries
from portal.ui.attention import Attention, watch
from portal.ui.language import gettext as _
from portal.ui.language import ngettext
from tenants.identity import Identity
from tenants.permissions import may


@watch
def time_is_over(identity: Identity) -> Iterator[Attention]:
    """Yield how many closed cases somebody must decide about."""
    found = queries.to_review() if may(identity, Cases.READ) else []
    if found:
        yield Attention(
            text=ngettext(
                "Una scheda chiusa da rivedere", "%(n)s schede chiuse da rivedere", len(found)
            ),
            verb=_("Guarda"),
            href=url_for("consent.to_review"),
            icon="archive",
            due=found[0].since,
        )
