"""What the home tells an admin about the people of her organisation."""

from collections.abc import Iterator

from flask import url_for

from portal.organisations.people import queries
from portal.organisations.people.permissions import People
from portal.ui.attention import Attention, watch
from portal.ui.language import gettext as _
from portal.ui.language import ngettext
from tenants.clock import now
from tenants.identity import Identity
from tenants.permissions import may


@watch
def invitations_over(identity: Identity) -> Iterator[Attention]:
    """Yield how many invitations ran out before anybody accepted them."""
    count = queries.count_invitations_over(now()) if may(identity, People.INVITE) else 0
    if count:
        yield Attention(
            ngettext("Un invito è scaduto", "%(n)s inviti sono scaduti", count),
            _("Manda di nuovo"),
            url_for("people.members"),
            icon="envelope",
        )
