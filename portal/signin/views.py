"""The pages of signing in and out."""

from typing import cast
from urllib.parse import urlsplit

from flask import Blueprint, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_user, logout_user

from portal.signin import actions
from portal.signin.devices import device_label
from portal.signin.forms import SigninForm
from portal.signin.permissions import Account
from portal.ui.render import render, see
from tenants.identity import signed_in
from tenants.permissions import public, requires
from tenants.sessions import PortalSession

pages = Blueprint("signin", __name__)


@pages.route("/signin", methods=["GET", "POST"])
@public
def signin() -> ResponseReturnValue:
    form = SigninForm(next=safe_path(request.args.get("next")))
    if form.validate_on_submit():
        try:
            identity = actions.sign_in(
                cast("PortalSession", session),
                email=form.email.data or "",
                password=form.password.data or "",
                address=request.remote_addr or "",
                label=device_label(request.user_agent.string),
            )
        except actions.SigninError as error:
            form.reject(error)
        else:
            login_user(identity)
            return see(safe_path(form.next.data) or url_for("home.today"))
    return render("signin/signin.html", form=form)


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


def safe_path(value: str | None) -> str:
    """Return a path of this site, or nothing: never another site's address."""
    parts = urlsplit(value or "")
    local = not parts.scheme and not parts.netloc and parts.path.startswith("/")
    clean = "\\" not in (value or "") and not parts.path.startswith("//")
    printable = (value or "").isprintable()
    return value or "" if local and clean and printable else ""
