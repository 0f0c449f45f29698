"""What the home tells a network admin about the reports of visitors."""

from collections.abc import Iterator

from flask import url_for

from portal.home.feedback import queries
from portal.home.feedback.permissions import Feedback
from portal.ui.attention import Attention, watch
from portal.ui.language import gettext as _
from portal.ui.language import ngettext
from tenants.identity import Identity
from tenants.permissions import may


@watch
def open_reports(identity: Identity) -> Iterator[Attention]:
    count = queries.open_count() if may(identity, Feedback.ANSWER) else 0
    if count:
        yield Attention(
            ngettext(
                "%(n)s segnalazione di accessibilità da leggere",
                "%(n)s segnalazioni di accessibilità da leggere",
                count,
            ),
            _("Leggi"),
            url_for("feedback.reports"),
            icon="universal-access",
        )
