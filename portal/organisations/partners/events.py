"""What the lead decided about an organisation, as its page tells it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.organisations.partners.reasons import REASON_WORDS, Reason
from portal.ui.language import lazy as _l
from tenants.ledger import Fact

EVENT_WORDS: dict[str, Any] = {
    "organisation_founded": _l("Entrata nella rete"),
    "admin_invited": _l("Invitata la prima persona"),
    "organisation_suspended": _l("Sospesa"),
    "organisation_reactivated": _l("Riattivata"),
    "organisation_left": _l("Uscita"),
}


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the history."""

    moment: datetime
    title: Any
    text: Any


def events(facts: Iterable[Fact]) -> Iterator[Event]:
    """Yield the facts that the history tells, in words."""
    for fact in facts:
        if fact.name in EVENT_WORDS:
            reason = fact.content.get("reason")
            yield Event(
                fact.happened_at,
                EVENT_WORDS[fact.name],
                REASON_WORDS[Reason(reason)] if reason else None,
            )
