"""The account pages: everyone's own."""

from typing import cast

from flask import Blueprint, flash, request, session, url_for
from flask.typing import ResponseReturnValue

from portal.signin import passwords
from portal.signin.account import actions, queries
from portal.signin.account.forms import AccountForm, PasswordForm
from portal.signin.permissions import Account
from portal.ui.language import gettext as _
from portal.ui.render import render, see
from tenants.identity import signed_in
from tenants.permissions import requires
from tenants.sessions import PortalSession

pages = Blueprint("account", __name__)

# Without the prefix of the English pages: the person's own language decides.
OWN_ADDRESS = "/account"


@pages.route("/account", methods=["GET", "POST"])
@requires(Account.USE)
def profile() -> ResponseReturnValue:
    form = AccountForm(obj=queries.me())
    if form.validate_on_submit():
        actions.change_account(
            name=form.name.data,
            language=form.language.data,
            wants_notices=form.wants_notices.data,
        )
        flash(_("Profilo salvato."), "success")
        return see(OWN_ADDRESS)
    return render("signin/account/profile.html", form=form)


@pages.route("/account/password", methods=["GET", "POST"])
@requires(Account.USE)
def password() -> ResponseReturnValue:
    form = PasswordForm()
    if form.validate_on_submit():
        try:
            actions.change_password(
                cast("PortalSession", session),
                signed_in(),
                current=form.current_password.data or "",
                password=form.password.data or "",
            )
        except (actions.WrongPasswordError, passwords.WeakPasswordError) as error:
            form.reject(error)
        else:
            flash(
                _("Password cambiata: gli altri dispositivi devono accedere di nuovo."), "success"
            )
            return see(url_for("account.profile"))
    return render("signin/account/password.html", form=form)


@pages.get("/account/sessions")
@requires(Account.USE)
def sessions() -> ResponseReturnValue:
    return render(
        "signin/account/sessions.html",
        sessions=queries.open_sessions(),
        here=signed_in().session_hash,
    )


@pages.post("/account/sessions/end")
@requires(Account.USE)
def end_session() -> ResponseReturnValue:
    actions.end_session(signed_in(), request.form.get("session", ""))
    flash(_("Quel dispositivo ora deve accedere di nuovo."), "success")
    return see(url_for("account.sessions"))


@pages.post("/account/sessions/end-others")
@requires(Account.USE)
def end_other_sessions() -> ResponseReturnValue:
    actions.end_other_sessions(signed_in())
    flash(_("Tutti gli altri dispositivi devono accedere di nuovo."), "success")
    return see(url_for("account.sessions"))
