"""The pages of signing in and out."""

from typing import cast

from flask import Blueprint, g, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_user, logout_user

from portal.signin import actions
from portal.signin.devices import device_label
from portal.signin.permissions import Account
from portal.ui.interrupted import Interrupted, SigninForm, carried_here, safe_path
from portal.ui.language import gettext as _
from portal.ui.proof import ProofForm
from portal.ui.render import render, see
from tenants.identity import Identity, signed_in
from tenants.permissions import public, requires
from tenants.sessions import PortalSession
from tenants.throttling import TooManyTriesError

pages = Blueprint("signin", __name__)


@pages.route("/signin", methods=["GET", "POST"])
@public
def signin() -> ResponseReturnValue:
    kept = carried_here()
    form = SigninForm(next=safe_path(request.args.get("next")))
    if form.validate_on_submit():
        try:
            identity = _signed_in(form, kept)
        except actions.SigninError as error:
            form.reject(error)
        else:
            login_user(identity)
            g.identity = identity
            return _go_on(kept, form)
    return render("signin/over.html" if kept else "signin/signin.html", form=form, kept=kept)


@pages.route("/signin/proof", methods=["GET", "POST"])
@requires(Account.USE)
def proof() -> ResponseReturnValue:
    """Ask for the password once more, and go on with what was interrupted."""
    kept = carried_here()
    form = ProofForm(next=safe_path(request.args.get("next")))
    if form.validate_on_submit():
        try:
            _prove(form, kept)
        except actions.SigninError as error:
            form.reject(error)
        else:
            return _go_on(kept, form)
    return render("signin/proof.html", form=form, kept=kept)


@pages.post("/signout")
@requires(Account.USE)
def signout() -> ResponseReturnValue:
    logout_user()
    actions.sign_out(cast("PortalSession", session), signed_in().session_hash)
    response = see(url_for("home.welcome"))
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@pages.post("/organisation")
@requires(Account.SWITCH)
def organisation() -> ResponseReturnValue:
    actions.switch_organisation(
        cast("PortalSession", session), signed_in().session_hash, request.form.get("to", "")
    )
    return see(url_for("home.today"))


def _prove(form: ProofForm, kept: Interrupted | None) -> None:
    try:
        actions.prove(cast("PortalSession", session), signed_in(), form.password.data or "")
    except TooManyTriesError as error:
        raise _said_on_the_form(error, kept) from error


def _said_on_the_form(error: TooManyTriesError, kept: Interrupted | None) -> Exception:
    """Return what is raised instead: a page of its own would lose what was typed before."""
    if kept is None:
        return error
    words = _("Troppi tentativi: riprova tra %(minutes)s minuti.", minutes=error.minutes)
    return actions.SigninError(words)


def _signed_in(form: SigninForm, kept: Interrupted | None) -> Identity:
    try:
        return actions.sign_in(
            cast("PortalSession", session),
            email=form.email.data or "",
            password=form.password.data or "",
            address=request.remote_addr or "",
            label=device_label(request.user_agent.string),
            wanted=kept.organisation_id if kept else "",
        )
    except TooManyTriesError as error:
        raise _said_on_the_form(error, kept) from error


def _go_on(kept: Interrupted | None, form: SigninForm | ProofForm) -> ResponseReturnValue:
    """Lead where she wanted to go; show an interrupted form again, which only she can send."""
    if kept is None:
        return see(safe_path(form.next.data) or url_for("home.today"))
    g.pop("csrf_token", None)  # of the session that was
    return render("signin/continue.html", kept=kept, elsewhere=not kept.is_of(signed_in()))
