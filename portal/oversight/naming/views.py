"""Asking for a name, the name for a quarter of an hour, and what the sender reads of it."""

from collections.abc import Iterator
from uuid import UUID

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from portal.oversight.counting.permissions import Oversight
from portal.oversight.naming import actions, queries
from portal.oversight.naming.forms import NamingForm
from portal.participants.cases import panels
from portal.referrals.tracking.permissions import Referrals
from portal.ui.attention import Attention, watch
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from portal.ui.proof import ask_for_proof
from portal.ui.render import render, see
from tenants.clock import local_day
from tenants.identity import Identity
from tenants.permissions import may, requires
from tenants.requests import answer_anew, keep_what_was_done

pages = Blueprint("naming", __name__)
panels.name_pages({"naming.name": _l("Nome chiesto dal capofila, con un motivo scritto")})


@pages.route("/oversight/referrals/<uuid:referral_id>/name", methods=["GET", "POST"])
@requires(Oversight.NAME)
def ask(referral_id: UUID) -> ResponseReturnValue:
    form = NamingForm()
    if form.validate_on_submit():
        ask_for_proof()
        try:
            access_id = actions.open_name(referral_id, form.reason.data or "")
        except actions.NamingError as error:
            form.reject(error)
            answer_anew()
            keep_what_was_done()
        else:
            return see(url_for("naming.name", access_id=access_id))
    return render("oversight/ask_name.html", form=form)


@pages.get("/oversight/names/<uuid:access_id>")
@requires(Oversight.NAME)
def name(access_id: UUID) -> ResponseReturnValue:
    return render("oversight/name.html", named=queries.named(access_id))


@pages.get("/referrals/named/<uuid:access_id>")
@requires(Referrals.SEE_SENT)
def opening(access_id: UUID) -> ResponseReturnValue:
    found = queries.opening(access_id)
    return render("oversight/opening.html", opening=found, code=queries.code_of(found))


@watch
def opened_names(identity: Identity) -> Iterator[Attention]:
    """Yield each name that the lead opened of late, to the welfare managers of the sender."""
    if not may(identity, Referrals.SEE_SENT):
        return
    for each in queries.recent():
        yield Attention(
            text=_("Il capofila ha chiesto un nome: leggi perché"),
            verb=_("Leggi"),
            href=url_for("naming.opening", access_id=each.id),
            icon="eye",
            due=local_day(each.asked_at),
        )
