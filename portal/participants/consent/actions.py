"""What changes what a woman was told and agreed to; answers are added, never changed."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select

from portal.participants.cases.models import Participant
from portal.participants.consent import closing, queries, shipped
from portal.participants.consent.facts import ConsentRecorded, NoticePublished, RetentionChanged
from portal.participants.consent.kinds import Channel, ConsentState, Purpose
from portal.participants.consent.models import Consent, PrivacyNotice, RetentionRule
from portal.participants.consent.retention import LONGEST
from portal.participants.consent.shipped import NoticeText
from portal.ui.language import gettext as _
from tenants import ledger, scope
from tenants.clock import HOME, now, today
from tenants.database import db, new_id
from tenants.permissions import NotFoundError


class ConsentError(Exception):
    """Something that notices and consents do not allow; `field` names where it was typed."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """How a woman answered: to which version, in which language, by which way, when.

    Without a version it is the one in force; `herself` when nobody noted it for her.
    """

    notice_id: UUID | None = None
    language: str = "it"
    channel: Channel = Channel.SPOKEN
    at: datetime | None = None
    herself: bool = False
    note: str = ""


def record(
    participant: Participant,
    purpose: Purpose,
    state: ConsentState,
    how: Answered = Answered(),
) -> Consent:
    """Write down a woman's answer; raises ConsentError for one that cannot be."""
    at = _moment(state, how.at or now(), queries.standing(participant.id).get(purpose))
    notice = _notice(purpose, how.notice_id, at.astimezone(HOME).date())
    consent = Consent(
        id=new_id(),
        organisation_id=participant.organisation_id,
        participant_id=participant.id,
        notice_id=notice.id,
        purpose=purpose,
        state=state,
        language=how.language,
        channel=how.channel,
        answered_at=at,
        noted_by=None if how.herself else scope.current().user_id,
        note=how.note,
    )
    kept = _kept(consent, notice)
    closing.end_with(purpose, state, participant.id)
    return kept


def publish_notice(purpose: Purpose, text: NoticeText) -> PrivacyNotice:
    """Write the next version of a notice; the versions before it stay as they were shown."""
    _one_at_a_time(purpose)
    before = next((each for each in queries.notices() if each.purpose == purpose), None)
    valid_from = text.valid_from or today()
    if before and valid_from < before.valid_from:
        raise ConsentError(
            _("La versione di prima vale da dopo: scegli un giorno successivo."), "valid_from"
        )
    notice = PrivacyNotice(
        id=new_id(),
        purpose=purpose,
        number=before.number + 1 if before else 1,
        legal_basis=text.legal_basis,
        text_it=text.italian,
        text_en=text.english,
        valid_from=valid_from,
    )
    db.session.add(notice)
    db.session.flush()
    ledger.record(NoticePublished(notice.id, purpose, notice.number), about=notice.id)
    return notice


def set_retention(months: int) -> None:
    """Say how long a closed case is kept; nothing is deleted by it."""
    if not 1 <= months <= LONGEST:
        raise ConsentError(_("Scrivi un numero di mesi da 1 a 1200."), "months")
    _one_at_a_time("retention")
    rule = db.session.scalar(
        select(RetentionRule).where(
            RetentionRule.organisation_id == scope.current().organisation_id
        )
    )
    if rule is None:
        db.session.add(RetentionRule(months=months))
    else:
        rule.months = months
    db.session.flush()
    ledger.record(RetentionChanged(months))


def _moment(state: ConsentState, at: datetime, last: Consent | None) -> datetime:
    """Return when the answer counts: on the day of the one before it, after it."""
    if at > now():
        raise ConsentError(_("Questo giorno deve ancora venire."), "answered_on")
    if last is not None and at.astimezone(HOME).date() == last.answered_at.astimezone(HOME).date():
        at = max(at, last.answered_at)
    if state == ConsentState.WITHDRAWN:
        if last is None or last.state != ConsentState.GIVEN:
            raise ConsentError(_("Non c'è un consenso da ritirare."), "state")
        if at < last.answered_at:
            raise ConsentError(_("Quel giorno non lo aveva ancora dato."), "answered_on")
    return at


def _one_at_a_time(what: str) -> None:
    """Let nobody else of the organisation change the same until this is done."""
    key = f"{scope.current().organisation_id} {what}"
    db.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(key, 0))))


def _kept(consent: Consent, notice: PrivacyNotice) -> Consent:
    db.session.add(consent)
    db.session.flush()
    fact = ConsentRecorded(consent.participant_id, notice.id, consent.purpose, consent.state)
    ledger.record(fact, about=consent.participant_id)
    return consent


def _notice(purpose: Purpose, notice_id: UUID | None, day: date) -> PrivacyNotice:
    """Return the version that was answered: by default the one in force, else the shipped text."""
    if notice_id is not None:
        found = queries.notice(notice_id)
        if (found.organisation_id, found.purpose) != (scope.current().organisation_id, purpose):
            raise NotFoundError
        return found
    in_force = queries.notices_in_force(day).get(purpose)
    return in_force or _publish_shipped(purpose)


def _publish_shipped(purpose: Purpose) -> PrivacyNotice:
    """Make the shipped text version 1, unless somebody did so a moment ago."""
    _one_at_a_time(purpose)
    in_force = queries.notices_in_force().get(purpose)
    return in_force or publish_notice(purpose, shipped.NOTICES[purpose])
