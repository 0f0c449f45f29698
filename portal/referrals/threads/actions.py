"""Writing in a thread: a question stops the partner's clock, an answer lets it go on."""

from portal.referrals.threads.facts import MessageWritten, NoteKept
from portal.referrals.threads.models import ReferralMessage, ReferralNote
from portal.referrals.tracking import actions as tracking
from portal.referrals.tracking import timing
from portal.referrals.tracking.actions import Change
from portal.referrals.tracking.kinds import Act, Business, Clock, Side, Status
from portal.referrals.tracking.models import Referral
from portal.referrals.tracking.moves import is_open
from portal.referrals.tracking.queries import Held
from portal.ui.language import gettext as _
from tenants import door, ledger, scope
from tenants.clock import now, today
from tenants.database import db, new_id
from tenants.identity import signed_in
from tenants.permissions import NotFoundError


class ThreadError(ValueError):
    """Something that cannot be written so; `field` names where it was typed."""

    field = "text"


def write(held: Held, text: str) -> ReferralMessage:
    """Write to the other party.

    Before a partner answered, its message is a question: its clock stands still until the sender
    answers. Raises ThreadError when nothing is written, or the referral has ended.
    """
    words = _words(text)
    if not is_open(held.referral.status):
        raise ThreadError(_("Questo invio è chiuso: non si scrive più."))
    message = _message(held, words)
    if _is_question(held):
        tracking.move(held, Change(act=Act.ASKED, values=_paused(held.referral)))
    elif _is_awaited(held):
        tracking.move(held, Change(act=Act.ANSWERED, values=_resumed(held.referral)))
    else:
        _note_event(held)
    ledger.record(MessageWritten(held.id, message.id, held.side.value), about=held.id)
    return message


def enclose(held: Held, text: str) -> ReferralMessage:
    """Write what goes with a step that is taken next: the other party hears of the step."""
    message = _message(held, _words(text))
    ledger.record(MessageWritten(held.id, message.id, held.side.value), about=held.id)
    return message


def note(held: Held, text: str) -> ReferralNote:
    """Keep a note of one's own side."""
    kept = ReferralNote(
        id=new_id(),
        organisation_id=scope.current().organisation_id,
        referral_id=held.id,
        side=held.side,
        author_id=scope.current().user_id,
    )
    kept.body = _words(text)
    db.session.add(kept)
    db.session.flush()
    ledger.record(NoteKept(held.id, kept.id, held.side.value), about=held.id)
    return kept


def forget(kept: ReferralNote) -> None:
    """Throw away a note of one's own."""
    db.session.delete(kept)
    db.session.flush()


def _words(text: str) -> str:
    words = text.strip()
    if not words:
        raise ThreadError(_("Scrivi qualcosa, poi invia."))
    return words


def _message(held: Held, words: str) -> ReferralMessage:
    """Seal what was written with the key of the sender, who keeps the referral."""
    referral, author = held.referral, signed_in()
    message = ReferralMessage(
        id=new_id(),
        organisation_id=referral.organisation_id,
        referral_id=referral.id,
        recipient_id=referral.recipient_id,
        side=held.side,
        author_id=author.user_id,
        author_name=author.user_name,
    )
    message.body = words
    db.session.add(message)
    db.session.flush()
    return message


def _is_question(held: Held) -> bool:
    waits = held.referral.clock is Clock.ANSWER
    return held.side is Side.PARTNER and held.referral.status is Status.REQUESTED and not waits


def _is_awaited(held: Held) -> bool:
    return held.is_sender and held.referral.clock is Clock.ANSWER


def _paused(referral: Referral) -> dict[str, object]:
    return {"business": Business.INFO_REQUESTED.value, **timing.paused(referral, today())}


def _resumed(referral: Referral) -> dict[str, object]:
    asked = referral.business is Business.INFO_REQUESTED
    business = Business.NONE if asked else referral.business
    return {"business": business.value, **timing.resumed(referral, today())}


def _note_event(held: Held) -> None:
    """Let the other party hear of a message; the referral stays as it is, so no form grows old."""
    noted = door.call_inside(
        "note_referral_message",
        owner=held.referral.organisation_id,
        written=held.id,
        acting=held.side.value,
        event=new_id(),
        at=now(),
    )
    if not noted:
        raise NotFoundError
