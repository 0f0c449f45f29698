"""Referrals between organisations, for tests: say what matters, the rest is plausible."""

from contextlib import contextmanager
from datetime import timedelta

from portal.referrals.sharing.models import ReferralShare, SharingConsent
from portal.referrals.tracking import actions
from portal.referrals.tracking.actions import Change
from portal.referrals.tracking.kinds import (
    Act,
    Level,
    Method,
    RequestStatus,
    Side,
    Status,
    Urgency,
)
from portal.referrals.tracking.models import (
    Referral,
    ReferralSubject,
    ServiceRequest,
)
from tenants.clock import now, today
from tenants.database import db, new_id
from tests.given import services
from tests.given.cases import a_case, following
from tests.given.tenants import acting_for

CONTENT = {
    Level.PREVIEW: {"initials": "A. E."},
    Level.CONTACT: {"name": "Anna Esempio", "phone": "333 0000001"},
    Level.DELIVERY: {"address": "via Finta 1"},
    Level.CLOSED: {"name": "Anna Esempio"},
}


def a_referral(organisation_id, *, to, by=None, participant=None, agreed=True, **details):
    """A referral of an organisation to a partner (none: an external one), sent; returns its id.

    Without `agreed` there is no consent and it stays a draft.
    """
    by = by or new_id()
    participant = participant or a_case(organisation_id, by=by)
    with following(organisation_id, by):
        referral = _drafted(participant, to, by, details)
        if agreed:
            _agree(referral, participant)
            actions.move(actions.acting(referral, Side.SENDER), Change(to=Status.REQUESTED))
        return referral.id


def moved(organisation_id, referral_id, to, *, side=Side.PARTNER, by=None, code="", **values):
    """Move a referral from a side, as that side's organisation; returns its status.

    With an `act` the status stays and something happens within it.
    """
    act = Act(values.pop("act", Act.MOVED))
    place = taking_in if side == Side.PARTNER else following
    with place(organisation_id, by):
        held = actions.acting(found(referral_id), Side(side))
        return actions.move(held, Change(act=act, to=to, code=code, values=values)).status


def accepted(organisation_id, referral_id, *, by=None):
    """Accept a referral as its partner; returns its status."""
    by = by or new_id()
    values = {
        "operator_id": by,
        "operator_name": "Olga Prova",
        "first_contact_on": today() + timedelta(days=2),
    }
    return moved(organisation_id, referral_id, Status.ACCEPTED, by=by, **values)


def need_behind(organisation_id, referral_id, *, by):
    """The id of the need that a referral routes."""
    with following(organisation_id, by):
        return db.session.get(ReferralSubject, (organisation_id, referral_id)).request_id


def found(referral_id):
    """The row of a referral, as the current scope sees it."""
    return db.session.query(Referral).filter(Referral.id == referral_id).one_or_none()


@contextmanager
def taking_in(organisation_id, user_id=None):
    """One transaction of an intake operator, as a request would be; committed at its end."""
    with (
        services.in_use().app_context(),
        acting_for(organisation_id, user_id=user_id or new_id(), intake_access=True),
    ):
        try:
            yield
            db.session.commit()
        finally:
            db.session.remove()


def _drafted(participant, to, by, details):
    request = _requested(participant, by)
    referral = Referral(
        id=new_id(),
        code=actions.new_code(),
        recipient_id=to,
        recipient_name="Coop. Prova",
        service_name=details.pop("service_name", "Nido di prova"),
        sent_by=by,
        sent_by_name="Marta Esempio",
        urgency=details.pop("urgency", Urgency.NORMAL),
        **details,
    )
    db.session.add(referral)
    db.session.flush()
    db.session.add(
        ReferralSubject(id=referral.id, participant_id=participant, request_id=request.id)
    )
    _freeze(referral)
    return referral


def _requested(participant, by):
    request = ServiceRequest(
        id=new_id(),
        participant_id=participant,
        requested_by=by,
        domain="childcare",
        status=RequestStatus.ACTIVE,
    )
    request.reason = "Cerca un posto al mattino"
    db.session.add(request)
    db.session.flush()
    return request


def _freeze(referral):
    for level, content in CONTENT.items():
        share = ReferralShare(
            id=new_id(),
            referral_id=referral.id,
            recipient_id=referral.recipient_id,
            level=level,
            number=1,
        )
        share.content = content
        db.session.add(share)
    db.session.flush()


def _agree(referral, participant):
    request_id = db.session.get(ReferralSubject, (referral.organisation_id, referral.id)).request_id
    db.session.add(
        SharingConsent(
            participant_id=participant,
            request_id=request_id,
            referral_id=referral.id,
            recipient_id=referral.recipient_id,
            recipient_name=referral.recipient_name,
            fields=["name"],
            method=Method.SPOKEN,
            given_at=now(),
            noted_by=referral.sent_by,
            expires_on=today() + timedelta(days=180),
        )
    )
    db.session.flush()
