"""The page on which a welfare manager enrols a woman; whatever is wrong, what was typed stays."""

from typing import Any

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from portal.participants.cases.permissions import Cases
from portal.participants.enrolment import duplicates, opening, queries, words
from portal.participants.enrolment.checking import EnrolmentError
from portal.participants.enrolment.enrolling import actions
from portal.participants.enrolment.enrolling.forms import EnrolForm
from portal.ui.render import render, see
from portal.ui.rows import reshaped
from tenants.database import id_or_none
from tenants.permissions import requires

pages = Blueprint("enrolling", __name__)


@pages.route("/participants/new", methods=["GET", "POST"])
@requires(Cases.ENROL)
def new() -> ResponseReturnValue:
    form = EnrolForm()
    if reshaped(form) or not form.is_submitted():
        return _page(form, [], [])
    found = duplicates.possible_duplicates(form.known())
    form.offer(found)
    if not form.validate():
        return _page(form, found, [])
    known = form.known()
    try:
        participant = actions.enrol(known, duplicates=found, same_as=id_or_none(known["same_as"]))
    except EnrolmentError as error:
        form.reject(error)
        return _page(form, found, opening.failing_rules(actions.situation(known)))
    return see(url_for("cases.show", participant_id=participant.id))


def _page(form: EnrolForm, found: Any, failing: Any) -> ResponseReturnValue:  # noqa: ANN401 -- shown as they are
    return render(
        "enrolling/new.html",
        form=form,
        duplicates=found,
        failing=[words.FAILING[rule] for rule in failing],
        signs=words.SIGNS,
        places=queries.places(),
    )
