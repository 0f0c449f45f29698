"""What the home tells the lead about organisations that have not begun yet."""

from collections.abc import Iterator
from datetime import timedelta

from flask import url_for

from portal.organisations.partners import queries
from portal.organisations.partners.permissions import Partners
from portal.ui.attention import Attention, watch
from portal.ui.language import gettext as _
from portal.ui.language import ngettext
from tenants.clock import now
from tenants.identity import Identity
from tenants.models import OrganisationState
from tenants.permissions import may

PATIENCE = timedelta(days=7)  # as long as an invitation is valid


@watch
def waiting_to_begin(identity: Identity) -> Iterator[Attention]:
    """Yield how many organisations were invited long ago and have nobody yet."""
    count = 0
    if may(identity, Partners.INVITE):
        count = queries.count_waiting_since(now() - PATIENCE)
    if count:
        yield Attention(
            ngettext(
                "Un'organizzazione invitata non è ancora entrata",
                "%(n)s organizzazioni invitate non sono ancora entrate",
                count,
            ),
            _("Guarda"),
            url_for("partners.partners", state=OrganisationState.INVITED),
            icon="diagram-3",
        )
