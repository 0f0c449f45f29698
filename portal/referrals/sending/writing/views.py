"""The one page on which a referral is written, shown as the partner will see it, and sent."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue

from portal.participants.cases import queries as cases
from portal.participants.cases.permissions import Cases
from portal.plans.planning import queries as plans
from portal.referrals.sending import queries
from portal.referrals.sending.pages import CONFLICT, NEW, sending
from portal.referrals.sending.woman import Woman
from portal.referrals.sending.writing import actions
from portal.referrals.sending.writing.actions import AlreadySentError, Asked, SendingError
from portal.referrals.sending.writing.caution import cautions
from portal.referrals.sending.writing.destinations import Destination, destination
from portal.referrals.sending.writing.forms import OutsideForm, SendForm
from portal.referrals.sharing.actions import Agreement, SharingError
from portal.referrals.sharing.confirming import (
    Shown,
    always_seen,
    what_the_partner_will_see,
)
from portal.referrals.sharing.sheet import Subject
from portal.referrals.tracking.kinds import Level, Urgency
from portal.referrals.tracking.models import Referral
from portal.referrals.tracking.permissions import Referrals
from portal.ui.language import gettext as _
from portal.ui.render import render, see
from tenants.database import id_or_none
from tenants.identity import signed_in
from tenants.permissions import requires

KEEP = "keep"  # the button that keeps a draft
Where = Callable[[SendForm], Destination]


@dataclass(frozen=True, slots=True)
class Writing:
    """A referral as it is being written: for whom, where to, what is asked, what is shown."""

    woman: Woman
    destination: Destination
    asked: Asked
    subject: Subject
    shown: list[Shown]


@sending.route(f"{NEW}/<uuid:service_id>", methods=["GET", "POST"])
@requires(Referrals.SEND)
def send(participant_id: UUID, service_id: UUID) -> ResponseReturnValue:
    woman = cases.participant(participant_id, Cases.WRITE)
    there = destination(service_id)
    return _written(woman, _form(SendForm, woman), lambda _form: there)


@sending.route("/participants/<uuid:participant_id>/referrals/outside", methods=["GET", "POST"])
@requires(Referrals.SEND)
def outside(participant_id: UUID) -> ResponseReturnValue:
    woman = cases.participant(participant_id, Cases.WRITE)
    return _written(woman, _form(OutsideForm, woman), _outside)


def _form(kind: type[SendForm], woman: Woman) -> SendForm:
    """Return the form, filled in from the need that goes elsewhere, or from the plan."""
    asked = _asked_before(woman.id)
    need = asked.need
    known: dict[str, Any] = {"domain": asked.domain, "activity": request.args.get("activity")}
    if need is not None:
        known |= {"need": need.id, "urgency": need.urgency, "reason": need.reason}
        known |= {"slots": [str(slot) for slot in need.slots]}
    if asked.replaces is not None:
        known["replaces"] = asked.replaces.id
    return kind(data=known)


def _written(woman: Woman, form: SendForm, where: Where) -> ResponseReturnValue:
    writing = _writing(woman, form, where(form))
    form.ask(
        writing.shown, writing.destination.recipient_name or _("chi la accoglie"), woman.given_name
    )
    if KEEP in request.form:
        return _kept(writing, form)
    if form.validate_on_submit() and _is_read_again(form, writing.destination):
        try:
            referral = actions.send(
                woman, writing.destination, writing.asked, _agreement(form, writing)
            )
        except AlreadySentError as error:
            form.reject(error)
            return _page(writing, form, already=error.referral)
        except (SendingError, SharingError) as error:
            form.reject(error)
        else:
            flash(_sent_words(referral), "success")
            return see(url_for("sending.show", referral_id=referral.id))
    return _page(writing, form)


def _kept(writing: Writing, form: SendForm) -> ResponseReturnValue:
    """Keep what was written as a draft, whatever is still missing to send it."""
    if form.may_be_kept():
        try:
            actions.keep(writing.woman, writing.asked)
        except SendingError as error:
            form.reject(error)
        else:
            flash(_("Bozza salvata: la trovi tra i suoi invii."), "success")
            return see(url_for("sending.of_person", participant_id=writing.woman.id))
    return _page(writing, form)


def _writing(woman: Woman, form: SendForm, there: Destination) -> Writing:
    asked = _asked(woman.id, form)
    subject = actions.subject_of(woman, there, asked)
    return Writing(woman, there, asked, subject, what_the_partner_will_see(subject))


def _page(writing: Writing, form: SendForm, already: Referral | None = None) -> ResponseReturnValue:
    later = [each for each in writing.shown if each.level is not Level.PREVIEW]
    return render(
        "sending/send.html",
        status=CONFLICT if already else None,
        participant=writing.woman,
        destination=writing.destination,
        form=form,
        at_once=[each for each in writing.shown if each.level is Level.PREVIEW],
        later=later,
        always=always_seen(writing.subject),
        cautions=cautions(form.reason.data or "") if form.is_submitted() else [],
        already=already,
        replaced=writing.asked.replaces,
    )


def _asked_before(participant_id: UUID) -> Asked:
    """Return what is known before anybody writes: a need that goes elsewhere, or an action."""
    replaces, need = (id_or_none(request.values.get(name)) for name in ("replaces", "need"))
    activity_id = id_or_none(request.values.get("activity"))
    before = queries.replaced(participant_id, replaces) if replaces else None
    if before is not None:
        need = queries.need_of(before).id
    known = queries.need(participant_id, need) if need else None
    domain = known.domain if known else _domain_of(participant_id, activity_id)
    domain = domain or request.args.get("domain", "")
    return Asked(need=known, replaces=before, activity_id=activity_id, domain=domain)


def _domain_of(participant_id: UUID, activity_id: UUID | None) -> str:
    if activity_id is None:
        return ""
    plans.activity(participant_id, activity_id)  # an action of her own open plan, or a 404
    goal = plans.goal_behind(participant_id, activity_id)
    return goal.domain if goal else ""


def _asked(participant_id: UUID, form: SendForm) -> Asked:
    before = _asked_before(participant_id)
    if not form.is_submitted():
        return before
    return Asked(
        urgency=form.urgency.data or Urgency.NORMAL,
        domain=form.domain.data or "",
        reason=form.reason.data or "",
        slots=tuple(form.slots.data or ()),
        sent_by_name=signed_in().user_name,
        activity_id=before.activity_id,
        need=before.need,
        replaces=before.replaces,
    )


def _agreement(form: SendForm, writing: Writing) -> Agreement:
    must = {each.field for each in writing.shown if each.must}
    return Agreement(fields=frozenset(form.fields.data or ()) | must, method=form.method.data)


def _is_read_again(form: SendForm, there: Destination) -> bool:
    """Ask for a second look at a reason that may tell too much, and at a full service."""
    if cautions(form.reason.data or "") and not form.checked.data:
        form.reject(SendingError(_("Rileggi il motivo: togli o conferma."), "reason"))
    if there.is_full and not form.anyway.data:
        form.reject(SendingError(_("Il servizio è al completo: va bene aspettare?"), "anyway"))
    return not form.invalid


def _outside(form: SendForm) -> Destination:
    return Destination(
        service_name=form["service_name"].data or "",
        recipient_name=form["recipient_name"].data or "",
        contact=form["contact"].data or "",
    )


def _sent_words(referral: Referral) -> str:
    if referral.recipient_id is None:
        return _("Invio registrato: stampa il foglio, e segna qui come va.")
    return _("Inviata a %(partner)s.", partner=referral.recipient_name)
