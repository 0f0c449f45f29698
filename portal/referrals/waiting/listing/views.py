"""The partner's pages of waiting lists: its services, one list, joining, offers, moves."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask.typing import ResponseReturnValue

from portal.catalogue.publishing.queries import head, running_services
from portal.referrals.tracking import queries as tracking
from portal.referrals.tracking.actions import ReferralError
from portal.referrals.tracking.kinds import HELD, Side
from portal.referrals.tracking.models import Referral
from portal.referrals.tracking.permissions import Referrals
from portal.referrals.waiting import actions, queries
from portal.referrals.waiting.forms import FreedForm, OfferForm, PartyForm, PlaceForm
from portal.referrals.waiting.kinds import EntryState, MoveReason
from portal.referrals.waiting.labels import STATES, party_words, places_words
from portal.ui.language import gettext as _
from portal.ui.language import ngettext
from portal.ui.render import render, see
from portal.ui.shell import Entry, offer
from tenants.identity import signed_in
from tenants.permissions import NotFoundError, requires

pages = Blueprint("waiting", __name__)
SERVICES = "waiting.services"
LIST = "waiting.waitlist"
offer(Entry("Liste d'attesa", SERVICES, "hourglass-split", Referrals.ANSWER, sort=14))


@pages.context_processor
def _words() -> dict[str, Any]:
    return {
        "ENTRY_STATES": STATES,
        "EntryState": EntryState,
        "party_words": party_words,
        "places_words": places_words,
    }


@pages.get("/referrals/waiting")
@requires(Referrals.ANSWER)
def services() -> ResponseReturnValue:
    running = running_services(signed_in().organisation_id)
    return render("waiting/services.html", services=running, counts=queries.counts())


@pages.route("/referrals/waiting/services/<uuid:service_id>", methods=["GET", "POST"])
@requires(Referrals.ANSWER)
def waitlist(service_id: UUID) -> ResponseReturnValue:
    """Show a list; its form offers the places that became free, in order."""
    service = _service(service_id)
    form = FreedForm()
    if form.validate_on_submit():
        try:
            offered = actions.offer_in_order(service.id, form.places.data or 0)
        except ReferralError as error:
            form.reject(error)
        else:
            flash(_offered_words(len(offered)), "success")
            return see(url_for(LIST, service_id=service_id))
    return render(
        "waiting/list.html",
        service=service,
        form=form,
        rows=queries.on_list(service_id),
        missing=queries.off_list(service_id),
    )


@pages.route("/referrals/<uuid:referral_id>/waiting/entry", methods=["GET", "POST"])
@requires(Referrals.ANSWER)
def joining(referral_id: UUID) -> ResponseReturnValue:
    held = tracking.referral(referral_id, Referrals.ANSWER, Side.PARTNER)
    if held.referral.status not in HELD:
        raise NotFoundError
    entry = queries.entry_of(held.referral)
    if entry is not None:
        return see(url_for(LIST, service_id=entry.service_id))
    form = _party_form(held.referral)
    if form.validate_on_submit():
        day, version = form.review_day, form.version.data
        try:
            entry = actions.put_on_list(held, form.party(), review_on=day, version=version)
        except ReferralError as error:
            form.reject(error)
        else:
            flash(_("È in lista: chi invia vede a che posto è."), "success")
            return see(url_for(LIST, service_id=entry.service_id))
    return render("waiting/joining.html", referral=held.referral, form=form)


@pages.route("/referrals/waiting/entries/<uuid:entry_id>/offer", methods=["GET", "POST"])
@requires(Referrals.ANSWER)
def offering(entry_id: UUID) -> ResponseReturnValue:
    entry = queries.entry(entry_id)
    form = OfferForm()
    if form.validate_on_submit():
        try:
            actions.offer(entry, reason=form.reason.data or "")
        except ReferralError as error:
            form.reject(error)
        else:
            flash(_("Posto offerto: chi invia ha qualche giorno per rispondere."), "success")
            return see(url_for(LIST, service_id=entry.service_id))
    return _entry_page("waiting/offering.html", entry, form)


@pages.route("/referrals/waiting/entries/<uuid:entry_id>/place", methods=["GET", "POST"])
@requires(Referrals.ANSWER)
def place(entry_id: UUID) -> ResponseReturnValue:
    entry = queries.entry(entry_id)
    form = PlaceForm()
    if form.validate_on_submit():
        try:
            actions.put_at(entry, form.place.data or 0, reason=MoveReason(form.reason.data))
        except ReferralError as error:
            form.reject(error)
        else:
            flash(_("Lista cambiata."), "success")
            return see(url_for(LIST, service_id=entry.service_id))
    return _entry_page("waiting/place.html", entry, form)


def _party_form(referral: Referral) -> PartyForm:
    """Return the form of a party; who is on hold already has a day on which she is looked at."""
    form = PartyForm(data={"version": referral.version})
    if queries.is_waiting(referral):
        del form.review_on
    return form


def _entry_page(template: str, entry: Any, form: Any) -> ResponseReturnValue:  # noqa: ANN401 -- two forms
    service = _service(entry.service_id)
    referral = queries.referral_of(entry)
    return render(template, entry=entry, referral=referral, service=service, form=form)


def _service(service_id: UUID) -> Any:  # noqa: ANN401 -- a row of the catalogue, which keeps its models
    found = head(signed_in().organisation_id, service_id)
    if found is None:
        raise NotFoundError
    return found


def _offered_words(count: int) -> str:
    if not count:
        return _("Nessuno in lista può prendere questi posti: restano liberi nel catalogo.")
    return ngettext("Posto offerto a una persona.", "Posti offerti a %(n)s persone.", count)
