"""The mailbox of an installation without SMTP, and the components of all pages."""

from flask import Blueprint, current_app
from flask.typing import ResponseReturnValue

from portal.integrations.mail.mailbox import newest
from portal.ui.render import render
from portal.ui.style_guide import samples
from tenants.permissions import NotFoundError, public

pages = Blueprint("trial", __name__)


@pages.get("/mailbox")
@public
def mailbox() -> ResponseReturnValue:
    """Show what would have been sent; open to anyone, since invitations must be tried out."""
    only_for_trying_out()
    return render("home/mailbox.html", messages=newest())


@pages.get("/style-guide")
@public
def style_guide() -> ResponseReturnValue:
    only_for_trying_out()
    return render("style_guide.html", **samples())


def only_for_trying_out() -> None:
    """Answer 404 where letters are really sent, or where the installation is in production."""
    config = current_app.config["PORTAL"]
    if config.production or config.smtp_url:
        raise NotFoundError
