"""The history of a referral as its partner reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.participants.cases import queries as people
from portal.referrals.inbox.labels import channel_words, event_words
from portal.referrals.tracking.kinds import Act, Side, Status
from portal.referrals.tracking.models import Referral, ReferralEvent
from portal.referrals.tracking.reasons import words_of
from portal.ui.language import gettext as _
from tenants.clock import now

UNDONE_WITHIN = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of the history."""

    moment: datetime
    title: str
    text: str


def history(events: Sequence[ReferralEvent]) -> list[Happened]:
    """Return what happened, the newest first; colleagues by name, the other party as a party."""
    own = [event.actor_id for event in events if event.side is Side.PARTNER]
    names = people.names(own) if own else {}
    return [
        Happened(event.happened_at, event_words(event), _told(event, names.get(event.actor_id)))
        for event in reversed(events)
    ]


def may_undo(referral: Referral, events: Sequence[ReferralEvent]) -> bool:
    """Tell whether an acceptance may still be taken back."""
    since = referral.accepted_at
    if referral.status is not Status.ACCEPTED or since is None or now() - since > UNDONE_WITHIN:
        return False
    return not any(each.act is Act.ATTEMPTED and each.happened_at >= since for each in events)


def _told(event: ReferralEvent, name: str | None) -> str:
    who = {
        Side.SENDER: _("Chi invia"),
        Side.PARTNER: name or _("Una collega"),
        Side.SYSTEM: _("Il portale"),
    }[event.side]
    detail = _detail(event)
    return f"{who} · {detail}" if detail else who


def _detail(event: ReferralEvent) -> str:
    if event.act is Act.ATTEMPTED:
        return channel_words(event.code)
    return words_of(event.to_status, event.code) if event.act is Act.MOVED else ""
