"""The pages of a forgotten password; opening the link changes nothing."""

from flask import Blueprint, Response, flash, request, url_for
from flask.typing import ResponseReturnValue

from portal.signin import passwords
from portal.signin.resets import actions
from portal.signin.resets.forms import ForgottenForm, ResetForm
from portal.ui.language import gettext as _
from portal.ui.render import render, see
from tenants.permissions import public

pages = Blueprint("resets", __name__)


@pages.after_request
def keep_secret(response: Response) -> Response:
    """Let the address, which is a secret, be kept nowhere.

    It may travel within this site, as the general policy says: a page that hides it altogether
    sends its own form with the origin "null", which is refused.
    """
    response.headers["Cache-Control"] = "no-store"
    return response


@pages.route("/password/forgotten", methods=["GET", "POST"])
@public
def forgotten() -> ResponseReturnValue:
    form = ForgottenForm()
    if form.validate_on_submit():
        actions.ask_reset(email=form.email.data or "", address=request.remote_addr or "")
        return see(url_for("resets.asked"))
    return render("signin/resets/forgotten.html", form=form)


@pages.get("/password/forgotten/asked")
@public
def asked() -> ResponseReturnValue:
    return render("signin/resets/asked.html")


@pages.route("/password/reset/<token>", methods=["GET", "POST"])
@public
def reset(token: str) -> ResponseReturnValue:
    if not actions.is_open(token):
        return render("signin/resets/over.html", status=404)
    form = ResetForm()
    if form.validate_on_submit():
        try:
            actions.use_reset(
                token=token, password=form.password.data or "", address=request.remote_addr or ""
            )
        except (passwords.WeakPasswordError, actions.ResetOverError) as error:
            form.reject(error)
        else:
            flash(_("Password cambiata: ora accedi con quella nuova."), "success")
            return see(url_for("signin.signin"))
    return render("signin/resets/reset.html", form=form)
