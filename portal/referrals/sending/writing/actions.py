"""Sending a referral: one transaction writes the need, the routing, her consent and the sheet."""

from dataclasses import dataclass
from uuid import UUID

from portal.referrals.sending import queries
from portal.referrals.sending.woman import Woman
from portal.referrals.sending.writing.destinations import Destination
from portal.referrals.sharing import actions as sharing
from portal.referrals.sharing.actions import Agreement
from portal.referrals.sharing.sheet import Subject
from portal.referrals.tracking import actions as tracking
from portal.referrals.tracking.actions import Change
from portal.referrals.tracking.kinds import OPEN, RequestStatus, Side, Status, Urgency
from portal.referrals.tracking.models import Referral, ReferralSubject, ServiceRequest
from portal.ui.language import gettext as _
from tenants import scope
from tenants.database import db, new_id
from tenants.folding import fold


class SendingError(ValueError):
    """Something that stands in the way of sending; `field` names where to mend it."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class AlreadySentError(SendingError):
    """The woman already has an open referral there: `referral`."""

    def __init__(self, referral: Referral) -> None:
        super().__init__(_("C'è già un invio aperto a questo servizio: guarda a che punto è."))
        self.referral = referral


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked on behalf of a woman; `need` is a request that goes elsewhere again."""

    urgency: Urgency = Urgency.NORMAL
    domain: str = ""
    reason: str = ""
    slots: tuple[str, ...] = ()
    sent_by_name: str = ""
    activity_id: UUID | None = None
    need: ServiceRequest | None = None
    replaces: Referral | None = None


def subject_of(woman: Woman, destination: Destination, asked: Asked) -> Subject:
    """Return whom and what a referral would be about, without writing any of it."""
    return Subject(
        woman, asked.need or _request(woman, asked), _referral(woman, destination, asked)
    )


def send(woman: Woman, destination: Destination, asked: Asked, agreement: Agreement) -> Referral:
    """Send a referral with her consent, which names this partner.

    Raises SendingError for a closed case or a suspended service, AlreadySentError for a second
    one to the same place, SharingError for what cannot be shared so.
    """
    db.session.refresh(woman, with_for_update=True)  # two forms for one woman: one at a time
    check(woman, destination, asked)
    request = _kept_request(woman, asked)
    referral = _referral(woman, destination, asked)
    db.session.add_all([request, referral])
    db.session.flush()
    about = ReferralSubject(id=referral.id, participant_id=woman.id, request_id=request.id)
    db.session.add(about)
    db.session.flush()
    subject = Subject(woman, request, referral)
    sharing.agree(subject, agreement)
    sharing.freeze(subject)
    return tracking.move(tracking.acting(referral, Side.SENDER), Change(to=Status.REQUESTED))


def keep(woman: Woman, asked: Asked) -> ServiceRequest:
    """Keep what was written without sending it: a need that nobody outside hears of."""
    if woman.is_closed:
        raise SendingError(_("Il suo percorso è chiuso: riaprilo prima di inviarla."))
    kept = asked.need or _request(woman, asked)
    status = kept.status if asked.need else RequestStatus.DRAFT
    _write(kept, asked)
    kept.status = status
    db.session.add(kept)
    db.session.flush()
    return kept


def check(woman: Woman, destination: Destination, asked: Asked) -> None:
    """Raise what stands in the way of a referral, whatever its form says."""
    if woman.is_closed:
        raise SendingError(_("Il suo percorso è chiuso: riaprilo prima di inviarla."))
    if destination.closed:
        raise SendingError(_("Il servizio è chiuso per ora: scegline un altro."))
    if asked.replaces is not None and asked.replaces.status in OPEN:
        raise SendingError(_("L'invio di prima è ancora aperto: annullalo, poi inviala altrove."))
    for each in queries.open_of(woman.id):
        if _goes_there(each, destination):
            raise AlreadySentError(each)


def _goes_there(referral: Referral, destination: Destination) -> bool:
    if destination.is_outside:
        names = fold(referral.recipient_name), fold(referral.service_name)
        there = fold(destination.recipient_name), fold(destination.service_name)
        return referral.recipient_id is None and names == there
    return referral.service_id == destination.service_id


def _kept_request(woman: Woman, asked: Asked) -> ServiceRequest:
    """Return the need to route: a new one, or an older one as it is asked for today."""
    if asked.need is None:
        return _request(woman, asked)
    _write(asked.need, asked)
    asked.need.status = RequestStatus.ACTIVE
    return asked.need


def _write(need: ServiceRequest, asked: Asked) -> None:
    need.urgency, need.slots = asked.urgency, list(asked.slots)
    need.domain, need.reason = asked.domain, asked.reason


def _request(woman: Woman, asked: Asked) -> ServiceRequest:
    request = ServiceRequest(
        id=new_id(),
        organisation_id=woman.organisation_id,
        participant_id=woman.id,
        activity_id=asked.activity_id,
        status=RequestStatus.ACTIVE,
        domain=asked.domain,
        urgency=asked.urgency,
        slots=list(asked.slots),
        requested_by=scope.current().user_id,
    )
    request.reason = asked.reason
    return request


def _referral(woman: Woman, destination: Destination, asked: Asked) -> Referral:
    return Referral(
        id=new_id(),
        organisation_id=woman.organisation_id,
        code=tracking.new_code(),
        status=Status.DRAFT,
        version=1,
        recipient_id=destination.recipient_id,
        recipient_name=destination.recipient_name,
        recipient_contact=destination.contact,
        service_id=destination.service_id,
        service_name=destination.service_name,
        kind=destination.kind,
        urgency=asked.urgency,
        replaces_id=asked.replaces.id if asked.replaces else None,
        sent_by=scope.current().user_id,
        sent_by_name=asked.sent_by_name,
    )
