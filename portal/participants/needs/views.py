"""The pages of a woman's needs: what weighs today, how it changed, a new assessment."""

from datetime import datetime, time
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask.typing import ResponseReturnValue

from portal.participants.cases import queries as cases
from portal.participants.cases.models import Participant
from portal.participants.cases.panels import Event, Panel, add_tab, events, name_pages, panel
from portal.participants.cases.permissions import Cases
from portal.participants.needs import actions, queries
from portal.participants.needs.actions import NeedsError
from portal.participants.needs.forms import AssessmentForm, form_of
from portal.participants.needs.kinds import Domain
from portal.participants.needs.trend import differences, mean_line, rows
from portal.participants.needs.words import domain_label
from portal.ui.errors import ConflictError
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from portal.ui.render import render, see
from tenants.clock import HOME
from tenants.permissions import requires

pages = Blueprint("needs", __name__)
add_tab(_l("Bisogni"), "needs.show", sort=40)
name_pages({"needs.add": _l("Bisogni"), "needs.edit": _l("Bisogni")})
HEAVY = 3


@panel(sort=40)
def heaviest(participant: Participant) -> Panel:
    """Show what weighs most now."""
    known = queries.latest(participant.id)
    heavy = [domain_label(each) for each in Domain if known.get(each, 0) >= HEAVY]
    href = url_for("needs.show", participant_id=participant.id)
    values = {"heavy": heavy, "asked": bool(known)}
    return Panel(_("Bisogni"), "participants/needs/panel.html", values, href)


@events
def assessed(participant: Participant) -> list[Event]:
    """Tell when her needs were assessed."""
    return [
        Event(datetime.combine(each.day, time(12), HOME), _("Bisogni valutati"))
        for each in queries.assessments(participant.id)
    ]


@pages.get("/participants/<uuid:participant_id>/needs")
@requires(Cases.READ)
def show(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.READ)
    found = queries.assessments(participant_id)
    return render(
        "participants/needs/show.html",
        participant=participant,
        assessments=found,
        rows=rows(found),
        chart=mean_line(found),
        open=[each for each in found if queries.may_be_corrected(each.assessment)],
        names=cases.names([each.assessment.assessed_by for each in found]),
    )


@pages.route("/participants/<uuid:participant_id>/needs/new", methods=["GET", "POST"])
@requires(Cases.WRITE)
def add(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    form = AssessmentForm()
    form.tell_before(queries.assessments(participant_id))
    if form.validate_on_submit():
        try:
            actions.assess(participant, form.weights())
        except NeedsError as error:
            form.reject(error)
        else:
            flash(_("Valutazione salvata."), "success")
            return see(url_for("needs.show", participant_id=participant_id))
    return render("participants/needs/add.html", participant=participant, form=form)


@pages.route(
    "/participants/<uuid:participant_id>/needs/<uuid:assessment_id>", methods=["GET", "POST"]
)
@requires(Cases.WRITE)
def edit(participant_id: UUID, assessment_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    found = queries.assessment(participant_id, assessment_id)
    form = form_of(found)
    if form.validate_on_submit():
        try:
            actions.correct(found.assessment, form.weights(), version=form.version.data)
        except NeedsError as error:
            form.reject(error)
        except ConflictError:
            return _both_versions(participant, found, form)
        else:
            flash(_("Valutazione salvata."), "success")
            return see(url_for("needs.show", participant_id=participant_id))
    return render("participants/needs/edit.html", participant=participant, found=found, form=form)


def _both_versions(
    participant: Participant, found: queries.Assessed, form: AssessmentForm
) -> ResponseReturnValue:
    """Show what was saved meanwhile beside what was typed, and the form ready to save anyway."""
    form.meet(found.assessment.version)
    return render(
        "participants/needs/edit.html",
        status=409,
        participant=participant,
        found=found,
        form=form,
        differences=differences(found, form.weights()),
    )
