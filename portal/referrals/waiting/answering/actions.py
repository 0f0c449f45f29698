"""What a sender answers to an offer of places: all of them are hers, or none."""

from portal.referrals.tracking.actions import Change, move
from portal.referrals.tracking.kinds import Act
from portal.referrals.tracking.models import Referral
from portal.referrals.tracking.queries import Held
from portal.referrals.waiting.actions import WaitingError
from portal.referrals.waiting.facts import OfferEnded
from portal.referrals.waiting.kinds import Answer
from portal.ui.language import lazy as _l
from tenants import door, ledger
from tenants.clock import now, today


def answer(held: Held, said: Answer, *, version: int | None) -> Referral:
    """Answer an offer for her; whoever answers too late reads that the places are gone."""
    entry_id = door.call_inside(
        "answer_place", referral=held.id, said=said.value, day=today(), at=now()
    )
    if entry_id is None:
        raise WaitingError(_l("Il posto non è più offerto: il tempo per rispondere è finito."))
    change = Change(act=Act.OFFER_ENDED, code=said.value, values={"business": ""}, version=version)
    referral = move(held, change)
    ledger.record(OfferEnded(entry_id, said.value), about=held.id)
    return referral
