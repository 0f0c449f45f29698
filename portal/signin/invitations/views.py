"""The page behind the link of an invitation; opening it changes nothing."""

from typing import cast

from flask import Blueprint, Response, flash, request, session, url_for
from flask.typing import ResponseReturnValue

from portal.signin import passwords
from portal.signin.devices import device_label
from portal.signin.invitations import actions, queries
from portal.signin.invitations.forms import AcceptanceForm, NewPersonForm
from portal.signin.invitations.queries import Guest, OpenInvitation
from portal.ui.interrupted import SigninForm
from portal.ui.language import gettext as _
from portal.ui.render import render, see
from tenants.identity import current_identity, signed_in
from tenants.permissions import public
from tenants.sessions import PortalSession

pages = Blueprint("invitations", __name__)


@pages.after_request
def keep_secret(response: Response) -> Response:
    """Let the address, which is a secret, be kept nowhere.

    It may travel within this site, as the general policy says: a page that hides it altogether
    sends its own form with the origin "null", which is refused.
    """
    response.headers["Cache-Control"] = "no-store"
    return response


@pages.route("/invitation/<token>", methods=["GET", "POST"])
@public
def acceptance(token: str) -> ResponseReturnValue:
    invitation = queries.open_invitation(token)
    if invitation is None:
        return render("signin/invitations/over.html", status=404)
    match invitation.guest(current_identity()):
        case Guest.NEW:
            return _as_new(token, invitation)
        case Guest.HERSELF:
            return _as_herself(token, invitation)
        case Guest.KNOWN:
            form = SigninForm(formdata=None, email=invitation.email, next=request.path)
            return render("signin/invitations/known.html", invitation=invitation, form=form)
        case Guest.OTHER:
            return render("signin/invitations/other.html", invitation=invitation)


def _as_new(token: str, invitation: OpenInvitation) -> ResponseReturnValue:
    form = NewPersonForm(email=invitation.email)
    form.email.data = invitation.email
    if form.validate_on_submit():
        try:
            actions.accept_as_new(
                cast("PortalSession", session),
                token=token,
                name=form.name.data or "",
                password=form.password.data or "",
                address=request.remote_addr or "",
                label=device_label(request.user_agent.string),
            )
        except (passwords.WeakPasswordError, actions.InvitationOverError) as error:
            form.reject(error)
        else:
            return _welcome(invitation)
    return render("signin/invitations/new.html", form=form, invitation=invitation)


def _as_herself(token: str, invitation: OpenInvitation) -> ResponseReturnValue:
    form = AcceptanceForm()
    if form.validate_on_submit():
        try:
            actions.accept_as_herself(
                cast("PortalSession", session), token=token, identity=signed_in()
            )
        except actions.InvitationOverError as error:
            form.reject(error)
        else:
            return _welcome(invitation)
    return render("signin/invitations/herself.html", form=form, invitation=invitation)


def _welcome(invitation: OpenInvitation) -> ResponseReturnValue:
    words = _("Da ora lavori per %(organisation)s.", organisation=invitation.organisation_name)
    flash(words, "success")
    return see(url_for("home.today"))
