"""The page of what is late now, and the button that nudges."""

from uuid import UUID

from flask import Blueprint, flash, url_for
from flask.typing import ResponseReturnValue

from portal.oversight.counting.panels import tabs
from portal.oversight.counting.permissions import Oversight
from portal.oversight.overdue import actions, attention, queries  # noqa: F401 -- attention registers
from portal.ui.language import gettext as _
from portal.ui.render import render, see
from tenants.permissions import requires

pages = Blueprint("overdue", __name__)


@pages.get("/oversight/overdue")
@requires(Oversight.READ)
def show() -> ResponseReturnValue:
    found, count = queries.late()
    faces = tabs("overdue.show")
    return render("oversight/overdue.html", late=found, more=count - len(found), tabs=faces)


@pages.post("/oversight/overdue/<uuid:referral_id>/nudge")
@requires(Oversight.NUDGE)
def nudge(referral_id: UUID) -> ResponseReturnValue:
    try:
        actions.nudge(referral_id)
    except actions.NudgeError as error:
        flash(str(error), "warning")
    else:
        flash(_("Sollecito inviato: lo vedono tutte e due le organizzazioni."), "success")
    return see(url_for("overdue.show"))
