"""How it went, from both ends: her welfare manager notes it, or gives her a link."""

from uuid import UUID

from flask import Blueprint, current_app, flash, url_for
from flask.typing import ResponseReturnValue

from portal.referrals.closing import actions, queries
from portal.referrals.closing.forms import AnswerForm
from portal.referrals.closing.kinds import ANSWERS, CLOSURES
from portal.referrals.tracking import queries as tracking
from portal.referrals.tracking.actions import ReferralError
from portal.referrals.tracking.kinds import Side
from portal.referrals.tracking.permissions import Referrals
from portal.referrals.tracking.queries import Held
from portal.referrals.tracking.reasons import words_of
from portal.ui.language import gettext as _
from portal.ui.render import render, see
from tenants.permissions import requires

pages = Blueprint("closing", __name__)


@pages.route("/referrals/<uuid:referral_id>/answer", methods=["GET", "POST"])
@requires(Referrals.SEND)
def answer(referral_id: UUID) -> ResponseReturnValue:
    held = tracking.referral(referral_id, Referrals.SEND, Side.SENDER)
    form = AnswerForm()
    if form.validate_on_submit():
        try:
            actions.note(held, form.answer.data, form.way.data)
        except ReferralError as error:
            form.reject(error)
        else:
            flash(_("Annotato."), "success")
            return see(url_for("closing.answer", referral_id=referral_id))
    return _page(held, form)


@pages.post("/referrals/<uuid:referral_id>/link")
@requires(Referrals.SEND)
def make_link(referral_id: UUID) -> ResponseReturnValue:
    held = tracking.referral(referral_id, Referrals.SEND, Side.SENDER)
    try:
        token = actions.make_link(held, current_app.config["PORTAL"].secret_key)
    except ReferralError as error:
        flash(str(error), "danger")
        return see(url_for("closing.answer", referral_id=referral_id))
    root = current_app.config["PORTAL"].public_url
    return _page(held, AnswerForm(formdata=None), root + url_for("herself.ask", token=token))


def _page(held: Held, form: AnswerForm, link: str = "") -> ResponseReturnValue:
    referral = held.referral
    return render(
        "referrals/closing/answer.html",
        held=held,
        back=tracking.address(held.id, Side.SENDER),
        ends=queries.both_ends(referral),
        outcome=words_of(referral.status, referral.reason),
        answers=ANSWERS,
        closures=CLOSURES,
        form=form,
        link=link,
    )
