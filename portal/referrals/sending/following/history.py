"""What happened to a referral, in the words of its sender."""

from collections.abc import Sequence

from portal.participants.cases.panels import Event
from portal.referrals.sending.words import ACTS
from portal.referrals.tracking.kinds import Act, Side, Status
from portal.referrals.tracking.labels import SIDES, STATUSES
from portal.referrals.tracking.models import Referral, ReferralEvent
from portal.referrals.tracking.reasons import words_of
from portal.referrals.waiting.labels import outcome_words
from portal.ui.language import gettext as _


def history(referral: Referral, events: Sequence[ReferralEvent]) -> list[Event]:
    """Return the events of a referral for a time line, the newest first."""
    return [
        Event(each.happened_at, _title(each), _text(referral, each)) for each in reversed(events)
    ]


def _title(event: ReferralEvent) -> str:
    if event.act is Act.OFFER_ENDED and event.code:
        return outcome_words(event.code)
    if event.act is not Act.MOVED:
        return str(ACTS[event.act])
    undone = (event.from_status, event.to_status) == (Status.ACCEPTED.value, Status.REQUESTED)
    return _("Accettazione ritirata") if undone else str(STATUSES[event.to_status])


def _text(referral: Referral, event: ReferralEvent) -> str:
    """Return who did it and why; for a partner without an account the sender writes it down."""
    outside = referral.recipient_id is None and event.side is Side.PARTNER
    who = (
        _("%(partner)s, segnato da te", partner=referral.recipient_name)
        if outside
        else _who(referral, event)
    )
    why = words_of(event.to_status, event.code) if event.act is Act.MOVED else ""
    return f"{who}: {why}" if why else who


def _who(referral: Referral, event: ReferralEvent) -> str:
    names = {Side.SENDER: _("La tua organizzazione"), Side.PARTNER: referral.recipient_name}
    return names.get(event.side) or str(SIDES[event.side])
