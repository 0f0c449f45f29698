"""The pages about the people of an organisation."""

from collections.abc import Iterable
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask.typing import ResponseReturnValue

from portal.organisations.people import actions, queries
from portal.organisations.people.forms import DepartureForm, InvitationForm, RolesForm
from portal.organisations.people.permissions import People
from portal.organisations.people.role_matrix import role_matrix
from portal.ui import holdings
from portal.ui.language import gettext as _
from portal.ui.proof import ask_for_proof
from portal.ui.render import render, see
from portal.ui.shell import Entry, offer
from tenants.clock import now
from tenants.identity import signed_in
from tenants.models import LEAD_ROLES, Role
from tenants.permissions import requires

pages = Blueprint("people", __name__)
POWERFUL = LEAD_ROLES | {Role.ADMIN}
offer(Entry("Persone", "people.members", "people", People.SEE, sort=80))


@pages.get("/organisation/people")
@requires(People.SEE)
def members() -> ResponseReturnValue:
    return render(
        "organisations/people/members.html",
        members=queries.members(),
        invitations=queries.open_invitations(),
        now=now(),
    )


@pages.get("/organisation/roles")
@requires(People.SEE)
def roles() -> ResponseReturnValue:
    matrix = role_matrix(signed_in().organisation_kind)
    return render("organisations/people/roles.html", matrix=matrix)


@pages.route("/organisation/people/invitation", methods=["GET", "POST"])
@requires(People.INVITE)
def invitation() -> ResponseReturnValue:
    form = InvitationForm()
    form.offer(signed_in().organisation_kind)
    if form.validate_on_submit():
        _ask_before_giving_power(form.roles.data or [])
        try:
            actions.invite(
                email=form.email.data or "",
                roles=form.roles.data or [],
                language=form.language.data,
            )
        except actions.PeopleError as error:
            form.reject(error)
        else:
            flash(_("Invito preparato: la lettera parte tra poco e vale sette giorni."), "success")
            return see(url_for("people.members"))
    return render("organisations/people/invitation.html", form=form)


@pages.post("/organisation/people/invitations/<uuid:invitation_id>/renewal")
@requires(People.INVITE)
def renewal(invitation_id: UUID) -> ResponseReturnValue:
    try:
        actions.renew_invitation(queries.open_invitation(invitation_id, People.INVITE))
    except actions.PeopleError as error:
        flash(str(error), "error")
    else:
        flash(_("Abbiamo mandato un nuovo invito: quello di prima non vale più."), "success")
    return see(url_for("people.members"))


@pages.post("/organisation/people/invitations/<uuid:invitation_id>/revocation")
@requires(People.INVITE)
def revocation(invitation_id: UUID) -> ResponseReturnValue:
    actions.revoke_invitation(queries.open_invitation(invitation_id, People.INVITE))
    flash(_("Invito ritirato."), "success")
    return see(url_for("people.members"))


@pages.route("/organisation/people/<uuid:membership_id>/roles", methods=["GET", "POST"])
@requires(People.CHANGE_ROLES)
def change_roles(membership_id: UUID) -> ResponseReturnValue:
    membership = queries.membership(membership_id, People.CHANGE_ROLES)
    held = sorted(membership.role_names)
    form = RolesForm(roles=held, seen=",".join(held))
    form.offer(signed_in().organisation_kind)
    if form.validate_on_submit():
        seen = [name for name in (form.seen.data or "").split(",") if name]
        _ask_before_giving_power(set(form.roles.data or []) ^ membership.role_names)
        try:
            actions.change_roles(membership, roles=form.roles.data or [], seen=seen)
        except actions.PeopleError as error:
            form.reject(error)
        else:
            flash(_("Ruoli cambiati."), "success")
            return see(url_for("people.members"))
    return render("organisations/people/change_roles.html", form=form, membership=membership)


@pages.route("/organisation/people/<uuid:membership_id>/departure", methods=["GET", "POST"])
@requires(People.END)
def departure(membership_id: UUID) -> ResponseReturnValue:
    membership = queries.membership(membership_id, People.END)
    form = DepartureForm()
    form.offer(queries.colleagues_of(membership))
    if form.validate_on_submit():
        try:
            actions.end_membership(membership, successor_id=form.successor.data)
        except actions.PeopleError as error:
            form.reject(error)
        else:
            return _gone(membership.user_id)
    return render(
        "organisations/people/departure.html",
        form=form,
        membership=membership,
        held=holdings.held_by(membership.user_id),
    )


def _ask_before_giving_power(roles: Iterable[Role]) -> None:
    """Ask for a fresh proof before a role that decides about others is given or taken."""
    if POWERFUL.intersection(roles):
        ask_for_proof()


def _gone(user_id: UUID) -> ResponseReturnValue:
    if user_id == signed_in().user_id:
        return see(url_for("home.welcome"))
    flash(_("La persona non entra più nella tua organizzazione."), "success")
    return see(url_for("people.members"))
