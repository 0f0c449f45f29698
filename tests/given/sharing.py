"""Referrals with a real share sheet, for tests: everything of her is a canary to look for."""

from portal.participants.cases import queries as cases
from portal.participants.consent import actions as consents
from portal.participants.consent.kinds import ConsentState, Purpose
from portal.participants.household import actions as households
from portal.participants.household.kinds import Relation
from portal.participants.household.membership import MemberDetails
from portal.referrals.sharing import actions
from portal.referrals.sharing.actions import Agreement
from portal.referrals.sharing.kinds import offered
from portal.referrals.sharing.queries import asks_for
from portal.referrals.sharing.sheet import Subject
from portal.referrals.tracking import actions as tracking
from portal.referrals.tracking import queries as referrals
from portal.referrals.tracking.actions import Change
from portal.referrals.tracking.kinds import Method, Side, Status
from portal.referrals.tracking.models import Referral, ReferralSubject, ServiceRequest
from tenants.database import db, new_id
from tests.given.cases import a_case, case, following
from tests.given.referrals import found

# What a partner could learn of her: each value is told from every other.
CANARIES = {
    "given_name": "Canarina",
    "family_name": "Zafferani",
    "phone": "333 7654321",
    "email": "canarina@posta.example",
    "address": "via Canarini 77",
    "tax_code": "ZFFCRN88A41A859O",
    "company": "Filatura Segretissima",
    "health": "Allergia inventata",
    "story": "Racconto riservato",
    "call_note": "Non far sapere a Ubaldo",
}
CHILD = "Pulcinella"
BORN_IN = 1988
CHILD_BORN_IN = 2024


def a_canary(organisation_id, *, by, protected=False, special=True, **details):
    """A woman of whom everything is known; returns the participant's id."""
    known = {name: value for name, value in CANARIES.items() if not name.endswith("name")}
    participant_id = a_case(
        organisation_id,
        by=by,
        name=CANARIES["given_name"],
        family_name=CANARIES["family_name"],
        protected_for=[by] if protected else (),
        born_in=BORN_IN,
        call_at=["morning"],
        may_leave_message=False,
        employment="employed",
        working_hours="shifts",
        isee_band="up_to_15",
        living="alone",
        travels_by="transit",
        **{**known, **details},
    )
    with following(organisation_id, by):
        woman = case(organisation_id, participant_id)
        child = MemberDetails(relation=Relation.CHILD, given_name=CHILD, born_in=CHILD_BORN_IN)
        households.add_member(households.open_household(woman), child)
        if special:
            consents.record(woman, Purpose.SPECIAL, ConsentState.GIVEN)
    return participant_id


def a_shared_referral(
    organisation_id, participant_id, *, to, by, fields=None, sent=True, **details
):
    """A referral whose sheet is frozen from what is known of her, sent; returns its id.

    Without `fields` she agrees to everything that the service asks for.
    """
    expires_on = details.pop("expires_on", None)
    with following(organisation_id, by):
        subject = a_draft(organisation_id, participant_id, to=to, by=by, **details)
        actions.agree(subject, an_agreement(subject, fields, expires_on=expires_on))
        actions.freeze(subject)
        if sent:
            sender = tracking.acting(subject.referral, Side.SENDER)
            tracking.move(sender, Change(to=Status.REQUESTED))
        return subject.referral.id


def a_draft(organisation_id, participant_id, *, to, by, **details):
    """A referral that nobody sent yet, inside `following`; returns whom and what it is about."""
    request = a_request(participant_id, by, details)
    referral = Referral(
        id=new_id(),
        code=tracking.new_code(),
        recipient_id=to,
        sent_by=by,
        sent_by_name="Marta Esempio",
        **{"recipient_name": "Coop. Prova", "service_name": "Nido di prova", **details},
    )
    db.session.add(referral)
    db.session.flush()
    db.session.add(
        ReferralSubject(id=referral.id, participant_id=participant_id, request_id=request.id)
    )
    db.session.flush()
    return Subject(case(organisation_id, participant_id), request, referral)


def a_request(participant_id, by, details):
    """A need; takes what is its own out of the details."""
    request = ServiceRequest(
        id=new_id(),
        participant_id=participant_id,
        requested_by=by,
        domain=details.pop("domain", "childcare"),
        slots=details.pop("slots", ["MO-morning"]),
    )
    request.reason = details.pop("reason", "Cerca un posto al mattino")
    db.session.add(request)
    db.session.flush()
    return request


def subject_of(referral_id):
    """Whom and what a referral is about, as its sender reads it; inside `following`."""
    referral = found(referral_id)
    about = referrals.subject(referral)
    woman = cases.participants([about.participant_id])[about.participant_id]
    return Subject(woman, referrals.request_of(referral), referral)


def an_agreement(subject, fields=None, **details):
    """What she says yes to: everything that the service asks for, unless fields are named."""
    every = offered(asks_for(subject.referral), protected=subject.protected)
    return Agreement(
        fields=every if fields is None else frozenset(fields),
        method=details.pop("method", Method.SPOKEN),
        **details,
    )
