"""A sent enrolment becomes a case, or is set aside; either happens once."""

from datetime import datetime, timedelta
from uuid import UUID

from portal.participants.cases.actions import NewCase
from portal.participants.cases.kinds import CaseState, Origin
from portal.participants.cases.models import Participant
from portal.participants.consent.actions import Answered
from portal.participants.consent.kinds import Channel, ConsentState, Purpose
from portal.participants.enrolment import document, opening
from portal.participants.enrolment.checking import EnrolmentError
from portal.participants.enrolment.document import Answers
from portal.participants.enrolment.facts import (
    SelfEnrolmentSetAside,
    SelfEnrolmentTaken,
    SelfEnrolmentTakenBack,
)
from portal.participants.enrolment.herself.actions import SENT_LASTS
from portal.participants.enrolment.kinds import Step
from portal.participants.enrolment.models import SelfEnrolment
from portal.participants.enrolment.opening import Opening
from portal.ui.language import gettext as _
from tenants import ledger, scope
from tenants.clock import HOME, now
from tenants.database import db, id_or_none

ANSWERED_LASTS = timedelta(days=30)


class AnsweredError(Exception):
    """Somebody took it or set it aside meanwhile."""


def take(
    enrolment: SelfEnrolment, *, same_as: UUID | None = None, override_reason: str = ""
) -> Participant:
    """Open her case under the number that she was given, and keep no second copy of her words.

    Raises AnsweredError, or EnrolmentError when a rule fails without a reason.
    """
    _still_waits(enrolment)
    answers = enrolment.answers
    participant = opening.open_with(
        Opening(
            new=_case(enrolment, answers),
            children=document.children(answers),
            consents=_consents(answers),
            failing=opening.failing_rules(document.situation(answers)),
            override_reason=override_reason,
            same_as=same_as,
        )
    )
    enrolment.taken_at, enrolment.taken_by = now(), scope.current().user_id
    enrolment.participant_id = participant.id
    enrolment.answers = {}
    enrolment.expires_at = now() + ANSWERED_LASTS
    db.session.flush()
    ledger.record(SelfEnrolmentTaken(enrolment.id, participant.id), about=enrolment.id)
    return participant


def set_aside(enrolment: SelfEnrolment, *, reason: str) -> None:
    """Answer an enrolment without opening a case; it is deleted after thirty days."""
    _still_waits(enrolment)
    if not reason.strip():
        raise EnrolmentError(_("Scrivi il motivo."), "reason")
    enrolment.set_aside_at, enrolment.set_aside_by = now(), scope.current().user_id
    enrolment.set_aside_reason = reason
    enrolment.expires_at = now() + ANSWERED_LASTS
    db.session.flush()
    ledger.record(SelfEnrolmentSetAside(enrolment.id), about=enrolment.id)


def take_back(enrolment: SelfEnrolment) -> None:
    """Let an enrolment that was set aside wait again."""
    if enrolment.taken_at or not enrolment.set_aside_at:
        raise AnsweredError
    enrolment.set_aside_at = enrolment.set_aside_by = None
    enrolment.set_aside_reason = ""
    enrolment.expires_at = now() + SENT_LASTS
    db.session.flush()
    ledger.record(SelfEnrolmentTakenBack(enrolment.id), about=enrolment.id)


def _still_waits(enrolment: SelfEnrolment) -> None:
    if enrolment.taken_at or enrolment.set_aside_at:
        raise AnsweredError


def _case(enrolment: SelfEnrolment, answers: Answers) -> NewCase:
    contact = answers[Step.CONTACT]
    return NewCase(
        given_name=contact["given_name"],
        family_name=contact.get("family_name") or "",
        origin=Origin.HERSELF,
        enrolled_on=(enrolment.sent_at or now()).astimezone(HOME).date(),
        owner_id=scope.current().user_id,
        state=CaseState.TO_CONTACT,
        code=enrolment.code,
        details=document.details(answers),
    )


def _consents(answers: Answers) -> dict[Purpose, tuple[ConsentState, Answered]]:
    """Return what she answered herself, with the notice that she was shown."""
    given = answers.get(Step.CONSENTS, {})
    shown = given.get("notices", {})
    return {
        purpose: (
            ConsentState.GIVEN if given[purpose] else ConsentState.REFUSED,
            Answered(
                notice_id=id_or_none(shown.get(purpose)),
                language=given["language"],
                channel=Channel.PORTAL,
                at=datetime.fromisoformat(given["at"]),
                herself=True,
            ),
        )
        for purpose in Purpose
        if purpose in given
    }
