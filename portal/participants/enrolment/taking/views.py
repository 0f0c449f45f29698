"""The list of new enrolments, one of them, and the two answers to it."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue

from portal.participants.cases import queries as cases
from portal.participants.enrolment import document, duplicates, opening, queries, words
from portal.participants.enrolment.checking import EnrolmentError
from portal.participants.enrolment.kinds import Step
from portal.participants.enrolment.models import SelfEnrolment
from portal.participants.enrolment.permissions import Enrolments
from portal.participants.enrolment.taking import actions
from portal.participants.enrolment.taking import queries as sent
from portal.participants.enrolment.taking.forms import SetAsideForm, TakeForm
from portal.ui.language import gettext as _
from portal.ui.render import render, see
from tenants.database import id_or_none
from tenants.permissions import requires

pages = Blueprint("enrolments", __name__)


@pages.record_once
def _tell_templates(state: BlueprintSetupState) -> None:
    """Let the list of cases lead here whoever may come."""
    state.app.jinja_env.globals["Enrolments"] = Enrolments


@pages.get("/enrolments")
@requires(Enrolments.TAKE)
def waiting() -> ResponseReturnValue:
    return render("enrolments/index.html", waiting=sent.waiting(), put_by=sent.put_by())


@pages.get("/enrolments/<uuid:enrolment_id>")
@requires(Enrolments.TAKE)
def show(enrolment_id: UUID) -> ResponseReturnValue:
    enrolment = sent.enrolment(enrolment_id)
    if enrolment.taken_at or enrolment.set_aside_at:
        return render("enrolments/answered.html", enrolment=enrolment, **_who_answered(enrolment))
    around = _around(enrolment)
    form = TakeForm()
    form.offer(around["duplicates"])
    return render("enrolments/show.html", form=form, set_aside=SetAsideForm(), **around)


@pages.post("/enrolments/<uuid:enrolment_id>/taking")
@requires(Enrolments.TAKE)
def take(enrolment_id: UUID) -> ResponseReturnValue:
    enrolment = sent.held(enrolment_id)
    around, form = _around(enrolment), TakeForm()
    form.offer(around["duplicates"])
    if form.validate_on_submit():
        same_as = id_or_none(form.same_as.data) if "same_as" in form else None
        try:
            participant = actions.take(
                enrolment, same_as=same_as, override_reason=form.override_reason.data or ""
            )
        except EnrolmentError as error:
            form.reject(error)
        except actions.AnsweredError:
            return _too_late()
        else:
            return see(url_for("cases.show", participant_id=participant.id))
    return render(
        "enrolments/show.html", form=form, set_aside=SetAsideForm(formdata=None), **around
    )


@pages.post("/enrolments/<uuid:enrolment_id>/setting-aside")
@requires(Enrolments.TAKE)
def set_aside(enrolment_id: UUID) -> ResponseReturnValue:
    enrolment = sent.held(enrolment_id)
    form = SetAsideForm()
    if form.validate_on_submit():
        try:
            actions.set_aside(enrolment, reason=form.reason.data or "")
        except EnrolmentError as error:
            form.reject(error)
        except actions.AnsweredError:
            return _too_late()
        else:
            return see(url_for("enrolments.waiting"))
    around = _around(enrolment)
    taking = TakeForm(formdata=None)
    taking.offer(around["duplicates"])
    return render("enrolments/show.html", form=taking, set_aside=form, **around)


@pages.post("/enrolments/<uuid:enrolment_id>/taking-back")
@requires(Enrolments.TAKE)
def take_back(enrolment_id: UUID) -> ResponseReturnValue:
    try:
        actions.take_back(sent.held(enrolment_id))
    except actions.AnsweredError:
        return _too_late()
    return see(url_for("enrolments.show", enrolment_id=enrolment_id))


def _around(enrolment: SelfEnrolment) -> dict[str, Any]:
    """Return what a welfare manager needs to answer."""
    answers = enrolment.answers
    contact, family = answers.get(Step.CONTACT, {}), answers.get(Step.FAMILY, {})
    openings = sent.openings(enrolment.id)
    return {
        "enrolment": enrolment,
        "name": f"{contact.get('given_name', '')} {contact.get('family_name') or ''}".strip(),
        "due": sent.due_on(enrolment, queries.setting().reply_days),
        "summary": document.summary(answers, queries.places()),
        "failing": [
            words.FAILING[rule] for rule in opening.failing_rules(document.situation(answers))
        ],
        "duplicates": duplicates.possible_duplicates({**contact, "born_in": family.get("born_in")}),
        "signs": words.SIGNS,
        "places": queries.places(),
        "openings": openings,
        "names": cases.names([person for person, _moment in openings]),
    }


def _who_answered(enrolment: SelfEnrolment) -> dict[str, Any]:
    person = enrolment.taken_by or enrolment.set_aside_by
    return {"who": cases.names([person] if person else []).get(person, "") if person else ""}


def _too_late() -> ResponseReturnValue:
    flash(_("Una collega ha risposto a questa iscrizione prima di te."), "warning")
    return see(url_for("enrolments.waiting"))
