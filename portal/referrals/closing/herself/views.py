"""The page behind her link: whoever holds it answers once; it tells neither name nor service."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from portal.referrals.closing import actions, queries
from portal.referrals.closing.actions import LinkOverError
from portal.referrals.closing.herself.forms import TapForm
from portal.ui.render import render
from tenants.permissions import public

pages = Blueprint("herself", __name__)

PAGE = "referrals/closing/herself.html"


@pages.route("/risposta/<token>", methods=["GET", "POST"])
@public
def ask(token: str) -> ResponseReturnValue:
    state = queries.link_state(token)
    form = TapForm()
    if state == "open" and form.validate_on_submit():
        try:
            actions.answer(token, form.answer.data)
        except LinkOverError:
            state = ""
        else:
            state = "used"
    status = 200 if state else 404
    return render(PAGE, state=state, form=form, token=token, status=status)
