"""The sender's page of a waiting list: her place, what is offered, what she answers."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask.typing import ResponseReturnValue

from portal.referrals.tracking import queries as tracking
from portal.referrals.tracking.actions import ReferralError
from portal.referrals.tracking.kinds import Side
from portal.referrals.tracking.permissions import Referrals
from portal.referrals.tracking.queries import Held
from portal.referrals.waiting import queries
from portal.referrals.waiting.answering import actions
from portal.referrals.waiting.forms import AnswerForm
from portal.referrals.waiting.kinds import Answer, EntryState
from portal.referrals.waiting.labels import STATES, party_words, position_words
from portal.ui.language import gettext as _
from portal.ui.render import render, see
from tenants.permissions import NotFoundError, requires

pages = Blueprint("waiting_answer", __name__)
PLACE = "waiting_answer.place_on_list"


@pages.route("/referrals/<uuid:referral_id>/waiting", methods=["GET", "POST"])
@requires(Referrals.SEND)
def place_on_list(referral_id: UUID) -> ResponseReturnValue:
    held = tracking.referral(referral_id, Referrals.SEND, Side.SENDER)
    form = AnswerForm(data={"version": held.referral.version})
    if form.validate_on_submit():
        try:
            actions.answer(held, Answer(form.answer.data), version=form.version.data)
        except ReferralError as error:
            form.reject(error)
        else:
            flash(_("Risposta data: il partner la vede subito."), "success")
            return see(url_for(PLACE, referral_id=referral_id))
    return _page(held, form)


def _page(held: Held, form: AnswerForm) -> ResponseReturnValue:
    """Show where she stands, and the question while places are offered."""
    if not queries.is_waiting(held.referral):
        raise NotFoundError
    found = queries.place_of(held.referral)
    return render(
        "waiting/place_on_list.html",
        referral=held.referral,
        found=found,
        is_offered=found is not None and found.state is EntryState.OFFERED,
        form=form,
    )


@pages.context_processor
def _words() -> dict[str, Any]:
    return {
        "ENTRY_STATES": STATES,
        "EntryState": EntryState,
        "party_words": party_words,
        "position_words": position_words,
    }
