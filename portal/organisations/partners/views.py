"""The lead's pages about the organisations of the network."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, request, url_for
from flask.typing import ResponseReturnValue

from portal.organisations.partners import actions, queries
from portal.organisations.partners.events import events
from portal.organisations.partners.forms import FirstPersonForm, FoundingForm, StateForm
from portal.organisations.partners.permissions import Partners
from portal.ui.addresses import one_of, page_number, with_page
from portal.ui.language import gettext as _
from portal.ui.proof import ask_for_proof
from portal.ui.render import render, see
from portal.ui.shell import Entry, offer
from tenants.models import Organisation, OrganisationKind, OrganisationState
from tenants.permissions import requires

pages = Blueprint("partners", __name__)
offer(Entry("Rete", "partners.partners", "diagram-3", Partners.SEE, sort=70))


@pages.get("/network/organisations")
@requires(Partners.SEE)
def partners() -> ResponseReturnValue:
    asked: dict[str, Any] = {
        "kind": one_of(OrganisationKind, "kind"),
        "state": one_of(OrganisationState, "state"),
        "words": request.args.get("q", ""),
    }
    page = page_number()
    found, more = queries.partners(**asked, page=page)
    return render(
        "organisations/partners/partners.html",
        partners=found,
        onboarding=queries.onboarding(),
        **asked,
        earlier=with_page(page - 1) if page > 1 else None,
        later=with_page(page + 1) if more else None,
    )


@pages.route("/network/organisations/new", methods=["GET", "POST"])
@requires(Partners.FOUND)
def found() -> ResponseReturnValue:
    form = FoundingForm()
    if form.validate_on_submit():
        ask_for_proof()
        try:
            actions.found_organisation(
                kind=form.kind.data,
                name=form.name.data or "",
                email=form.email.data or "",
                language=form.language.data,
            )
        except actions.PartnerError as error:
            form.reject(error)
        else:
            flash(
                _("Organizzazione aggiunta: l'invito alla prima persona parte tra poco."), "success"
            )
            return see(url_for("partners.partners"))
    return render("organisations/partners/found.html", form=form)


@pages.get("/network/organisations/<uuid:organisation_id>")
@requires(Partners.SEE)
def partner(organisation_id: UUID) -> ResponseReturnValue:
    organisation = queries.partner(organisation_id, Partners.SEE)
    return render(
        "organisations/partners/partner.html",
        organisation=organisation,
        people=queries.people_counts().get(organisation.id, queries.People()),
        invitation=queries.first_invitation(organisation),
        events=events(queries.history(organisation)),
    )


@pages.route("/network/organisations/<uuid:organisation_id>/invitation", methods=["GET", "POST"])
@requires(Partners.INVITE)
def invitation(organisation_id: UUID) -> ResponseReturnValue:
    organisation = queries.partner(organisation_id, Partners.INVITE)
    known = queries.first_invitation(organisation) or {}
    form = FirstPersonForm(email=known.get("email"), language=known.get("language", "it"))
    if form.validate_on_submit():
        ask_for_proof()
        try:
            actions.invite_admin(
                organisation.id, email=form.email.data or "", language=form.language.data
            )
        except actions.PartnerError as error:
            form.reject(error)
        else:
            flash(_("Il nuovo invito parte tra poco: quello di prima non vale più."), "success")
            return see(_page_of(organisation))
    return render("organisations/partners/invitation.html", form=form, organisation=organisation)


@pages.route("/network/organisations/<uuid:organisation_id>/state", methods=["GET", "POST"])
@requires(Partners.CHANGE_STATE)
def change_state(organisation_id: UUID) -> ResponseReturnValue:
    organisation = queries.partner(organisation_id, Partners.CHANGE_STATE)
    form = StateForm(version=organisation.version)
    form.offer(organisation)
    if form.validate_on_submit():
        ask_for_proof()
        try:
            actions.change_state(
                organisation.id,
                wanted=form.state.data,
                reason=form.reason.data,
                seen=form.version.data,
            )
        except actions.PartnerError as error:
            form.reject(error)
        else:
            flash(_("Fatto: da ora vale il nuovo stato."), "success")
            return see(_page_of(organisation))
    return render("organisations/partners/state.html", form=form, organisation=organisation)


def _page_of(organisation: Organisation) -> str:
    return url_for("partners.partner", organisation_id=organisation.id)
