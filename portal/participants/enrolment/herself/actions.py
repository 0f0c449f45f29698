"""A self-enrolment is begun, kept step by step, sent, or forgotten; nobody is signed in."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.engine import Engine

from portal.participants.cases.actions import next_code
from portal.participants.enrolment import checking, queries
from portal.participants.enrolment.facts import ResumeLinkAsked, SelfEnrolmentSent
from portal.participants.enrolment.herself.queries import KEY, Draft, Session, token_of
from portal.participants.enrolment.kinds import Step
from portal.participants.enrolment.models import SelfEnrolment
from portal.ui.language import current_language
from tenants import door, ledger, tokens
from tenants.clock import now, today
from tenants.database import id_or_none, random_id
from tenants.ledger import Letter
from tenants.models import Role
from tenants.throttling import Limit, TooManyTriesError, count, network

DRAFT_LASTS = timedelta(days=7)
SENT_LASTS = timedelta(days=365)
STEPS_BY_NETWORK = Limit("enrolment-steps", tries=300, minutes=60)
SENT_BY_NETWORK = Limit("enrolment-sent", tries=40, minutes=60)
LETTERS_BY_NETWORK = Limit("enrolment-letters", tries=10, minutes=60)
LETTERS_TO_ADDRESS = Limit("enrolment-letters-to", tries=3, minutes=24 * 60)
LETTERS_BY_DRAFT = Limit("enrolment-letters-one", tries=3, minutes=60)


class DraftOverError(Exception):
    """What she wrote was sent, deleted or kept for too long."""


def begin(session: Session) -> Draft:
    """Give this browser an enrolment of its own; nothing is kept before the first step."""
    known = id_or_none(session.get(KEY))
    if known is None:
        known = random_id()
        session[KEY] = str(known)
    return Draft(known)


def keep(draft: Draft, step: Step, answers: dict[str, Any], *, address: str) -> Draft:
    """Keep the answers of a step, sealed.

    Raises EnrolmentError, DraftOverError or TooManyTriesError.
    """
    count(STEPS_BY_NETWORK, network(address))
    checking.check(step, answers)
    changed = {**draft.answers, step.value: answers}
    kept = door.call_inside(
        "keep_self_enrolment",
        enrolment=draft.id,
        token=tokens.hashed(token_of(draft.id)),
        step=step.number,
        language=current_language(),
        answers=_sealed(draft.id, changed),
        until=now() + DRAFT_LASTS,
        at=now(),
    )
    if not kept:
        raise DraftOverError
    return Draft(draft.id, changed, language=current_language(), expires_at=now() + DRAFT_LASTS)


def send(draft: Draft, consents: dict[str, Any], *, address: str) -> str:
    """Send an enrolment to the lead; return its number. Sent twice, it keeps its number."""
    count(SENT_BY_NETWORK, network(address))
    if draft.was_sent:
        return draft.code
    kept = keep(draft, Step.CONSENTS, _with_notices(consents), address=address)
    code: str | None = door.call_inside(
        "send_self_enrolment",
        token=tokens.hashed(token_of(kept.id)),
        number=next_code(today().year),
        until=now() + SENT_LASTS,
        at=now(),
    )
    if code is None:
        raise DraftOverError
    readers = door.lead_members(Role.WELFARE_MANAGER)
    letters = [Letter("enrolment/arrived", reader) for reader in readers]
    ledger.record(SelfEnrolmentSent(kept.id, code), about=kept.id, letters=letters)
    return code


def mail_resume_link(draft: Draft, *, address: str) -> None:
    """Send the way back to the address that she typed; raises TooManyTriesError.

    Whoever floods an address by many enrolments is not told that it has had its letters.
    """
    count(LETTERS_BY_DRAFT, str(draft.id))
    count(LETTERS_BY_NETWORK, network(address))
    try:
        count(LETTERS_TO_ADDRESS, draft.email.lower())
    except TooManyTriesError:
        return
    ledger.record(
        ResumeLinkAsked(draft.id), about=draft.id, letters=[Letter("enrolment/resume", None)]
    )


def resume(session: Session, draft: Draft) -> None:
    """Let this browser go on with an enrolment."""
    session[KEY] = str(draft.id)


def forget(session: Session) -> None:
    """Delete what was not sent, and leave no trace of it in this browser."""
    known = id_or_none(session.get(KEY))
    if known:
        door.call_inside("forget_self_enrolment", token=tokens.hashed(token_of(known)))
    leave(session)


def leave(session: Session) -> None:
    """Leave no trace in this browser; what is kept is found again by its link only."""
    session.pop(KEY, None)


def forget_expired(engine: Engine, at: datetime) -> None:
    """Delete what was not sent in time, or was answered long ago. `engine` is the worker's own."""
    with engine.begin() as connection:
        connection.execute(delete(SelfEnrolment).where(SelfEnrolment.expires_at <= at))


def _with_notices(consents: dict[str, Any]) -> dict[str, Any]:
    """Add to her answers which notice she was shown for each purpose, in which language, when."""
    lead = queries.lead_id()
    shown = queries.notices(lead) if lead else {}
    return {
        **consents,
        "notices": {each: str(shown[each].id) for each in shown if shown[each].id},
        "language": current_language(),
        "at": now().isoformat(),
    }


def _sealed(enrolment_id: UUID, answers: dict[str, Any]) -> str:
    """Return the answers sealed with the lead's key; they open in their own row only."""
    lead = queries.lead_id()
    if lead is None:
        raise DraftOverError
    row = SelfEnrolment(organisation_id=lead, id=enrolment_id)
    row.answers = answers
    return bytes(row.answers_sealed or b"").hex()
