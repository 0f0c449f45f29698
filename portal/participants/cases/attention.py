"""What cases ask for today: first calls, cases of nobody, hand-overs to answer."""

from collections.abc import Iterator
from datetime import timedelta

from flask import url_for

from portal.participants.cases import queries
from portal.participants.cases.kinds import CaseState
from portal.participants.cases.listing import queries as listing
from portal.participants.cases.listing.filters import MINE, NOBODYS
from portal.participants.cases.permissions import Cases
from portal.ui.attention import Attention, watch
from portal.ui.language import gettext as _
from portal.ui.language import ngettext
from tenants.identity import Identity
from tenants.permissions import may

FIRST_CALL_WITHIN = timedelta(days=3)


@watch
def first_calls(identity: Identity) -> Iterator[Attention]:
    """Yield how many of her own cases wait for a first call."""
    if not may(identity, Cases.READ):
        return
    count, oldest = listing.to_contact()
    if count:
        yield Attention(
            text=ngettext("Una persona da contattare", "%(n)s persone da contattare", count),
            verb=_("Chiama"),
            href=url_for("cases.participants", owner=MINE, state=CaseState.TO_CONTACT.value),
            icon="telephone",
            due=oldest + FIRST_CALL_WITHIN if oldest else None,
        )


@watch
def of_nobody(identity: Identity) -> Iterator[Attention]:
    """Yield how many open cases nobody follows."""
    count = listing.unowned() if may(identity, Cases.READ) else 0
    if count:
        yield Attention(
            text=ngettext("Una persona senza referente", "%(n)s persone senza referente", count),
            verb=_("Guarda"),
            href=url_for("cases.participants", owner=NOBODYS),
            icon="person-plus",
        )


@watch
def transfers(identity: Identity) -> Iterator[Attention]:
    """Yield each case that a colleague asks her to follow: by its code."""
    if not may(identity, Cases.READ):
        return
    for transfer, code in queries.transfers_to(identity.user_id):
        yield Attention(
            text=_("Ti chiedono di seguire %(code)s", code=code),
            verb=_("Rispondi"),
            href=url_for("cases.show", participant_id=transfer.participant_id),
            icon="arrow-left-right",
            due=transfer.asked_at.date(),
        )
