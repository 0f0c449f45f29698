"""What new enrolments ask for today."""

from collections.abc import Iterator

from flask import url_for

from portal.participants.enrolment.permissions import Enrolments
from portal.participants.enrolment.taking import queries
from portal.ui.attention import Attention, watch
from portal.ui.language import gettext as _
from portal.ui.language import ngettext
from tenants.identity import Identity
from tenants.permissions import may


@watch
def new_enrolments(identity: Identity) -> Iterator[Attention]:
    """Yield how many women wait to be called, and until when the first of them."""
    if not may(identity, Enrolments.TAKE, identity):
        return
    found = queries.waiting()
    if found:
        yield Attention(
            text=ngettext("Una nuova iscrizione", "%(n)s nuove iscrizioni", len(found)),
            verb=_("Apri"),
            href=url_for("enrolments.waiting"),
            icon="person-plus",
            due=min(each.due for each in found),
        )
