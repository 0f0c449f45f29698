"""Her answer is noted by who asked her, or sent by herself through a link that knows no name."""

from datetime import timedelta
from uuid import UUID

from portal.referrals.closing.kinds import Answer, Way
from portal.referrals.closing.models import AnswerLink, ParticipantAnswer
from portal.referrals.closing.queries import ANSWERABLE
from portal.referrals.tracking.actions import Change, ReferralError, move
from portal.referrals.tracking.kinds import Act, SeenBy
from portal.referrals.tracking.queries import Held
from portal.referrals.tracking.timing import stopped
from portal.ui.language import lazy as _l
from tenants import door, scope, tokens
from tenants.clock import now
from tenants.database import db, new_id

LINK_LASTS = timedelta(days=30)
PURPOSE = "answer-link"


class LinkOverError(Exception):
    """The link was used, or is too old, or never was."""


def note(held: Held, answer: Answer, way: Way) -> None:
    """Note what she said on the phone or on paper; the last answer counts."""
    _check_ended(held)
    noted_by = scope.current().user_id
    db.session.add(
        ParticipantAnswer(referral_id=held.id, answer=answer, way=way, noted_by=noted_by)
    )
    seen_by = SeenBy.SENDER
    move(held, Change(act=Act.CONFIRMED, code=answer.value, seen_by=seen_by, values=stopped()))


def make_link(held: Held, secret_key: str) -> str:
    """Return the token of a new link for her; it is good for one answer, for thirty days."""
    _check_ended(held)
    link = AnswerLink(id=new_id(), referral_id=held.id, expires_at=now() + LINK_LASTS)
    token = tokens.derived(secret_key, PURPOSE, link.id)
    link.token_hash = tokens.hashed(token)
    db.session.add(link)
    db.session.flush()
    return token


def answer(token: str, said: Answer) -> None:
    """Keep what the holder of a link says; raises LinkOverError."""
    kept: UUID | None = door.call_inside(
        "answer_referral",
        token=tokens.hashed(token),
        said=said.value,
        answer=new_id(),
        event=new_id(),
        at=now(),
    )
    if not kept:
        raise LinkOverError


def _check_ended(held: Held) -> None:
    if held.referral.status not in ANSWERABLE:
        raise ReferralError(_l("Si chiede com'è andata quando il partner ha concluso."))
