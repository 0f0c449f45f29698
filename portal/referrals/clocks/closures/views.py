"""The pages of closures: each organisation writes its own, the network reads all."""

from uuid import UUID

from flask import Blueprint, flash, url_for
from flask.typing import ResponseReturnValue

from portal.referrals.clocks import queries
from portal.referrals.clocks.closures import actions
from portal.referrals.clocks.closures.forms import ClosureForm
from portal.referrals.clocks.permissions import Clocks
from portal.ui.language import gettext as _
from portal.ui.render import render, see
from portal.ui.shell import Entry, offer
from tenants.clock import today
from tenants.identity import signed_in
from tenants.permissions import may, requires

pages = Blueprint("closures", __name__)
CLOSURES = "closures.closures"
offer(Entry("Chiusure", CLOSURES, "calendar-x", Clocks.CLOSE, sort=76))


@pages.get("/referrals/closures")
@requires(Clocks.READ)
def closures() -> ResponseReturnValue:
    own = signed_in().organisation_id
    return render(
        "clocks/closures.html",
        ours=queries.closures_of(own, since=today()),
        theirs=queries.closures_of_others(own, since=today()),
        today=today(),
        editable=may(signed_in(), Clocks.CLOSE),
    )


@pages.route("/referrals/closures/new", methods=["GET", "POST"])
@requires(Clocks.CLOSE)
def new_closure() -> ResponseReturnValue:
    form = ClosureForm()
    if form.validate_on_submit() and form.first_day.data and form.last_day.data:
        try:
            actions.publish(form.first_day.data, form.last_day.data, name=form.name.data or "")
        except actions.ClosureError as error:
            form.reject(error)
        else:
            flash(
                _("Chiusura pubblicata: in quei giorni i tempi degli invii stanno fermi."),
                "success",
            )
            return see(url_for(CLOSURES))
    return render("clocks/closure.html", form=form)


@pages.post("/referrals/closures/<uuid:closure_id>/removal")
@requires(Clocks.CLOSE)
def removal(closure_id: UUID) -> ResponseReturnValue:
    actions.end(queries.closure(closure_id))
    flash(_("Chiusura tolta: da oggi i tempi degli invii corrono."), "success")
    return see(url_for(CLOSURES))
