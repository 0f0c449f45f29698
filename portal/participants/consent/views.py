"""A woman's consents: what stands, what she answered and when, a new answer; cases to review."""

from uuid import UUID

from flask import flash, url_for
from flask.typing import ResponseReturnValue

from portal.participants.cases import queries as cases
from portal.participants.cases.models import Participant
from portal.participants.cases.panels import Event, Panel, add_tab, events, name_pages, panel
from portal.participants.cases.permissions import Cases
from portal.participants.consent import actions, queries
from portal.participants.consent.actions import ConsentError
from portal.participants.consent.forms import AnswerForm
from portal.participants.consent.kinds import ConsentState, LegalBasis, Purpose
from portal.participants.consent.pages import consent
from portal.participants.consent.retention import review_from
from portal.participants.consent.shipped import told
from portal.participants.consent.words import purpose_label, state_label
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from portal.ui.render import render, see
from tenants.permissions import NotFoundError, requires

add_tab(_l("Consensi"), "consent.show", sort=70)
name_pages({"consent.answer": _l("Consensi")})


@panel(sort=70)
def agreed(participant: Participant) -> Panel:
    """Show to what she said yes."""
    standing = queries.standing(participant.id)
    given = [purpose_label(each) for each in Purpose if _is_given(standing.get(each))]
    values = {"given": given, "missing": [each for each in Purpose if each not in standing]}
    href = url_for("consent.show", participant_id=participant.id)
    return Panel(_("Consensi"), "participants/consent/panel.html", values, href)


@events
def answers(participant: Participant) -> list[Event]:
    """Tell what she answered."""
    return [
        Event(
            each.answered_at,
            state_label(each.state, told(each.purpose, notice).legal_basis),
            purpose_label(each.purpose),
        )
        for each, notice in queries.consents(participant.id)
    ]


@consent.get("/participants/<uuid:participant_id>/consents")
@requires(Cases.READ)
def show(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.READ)
    found = queries.consents(participant_id)
    in_force = queries.notices_in_force()
    months = queries.retention_months()
    closed_on = participant.closed_on
    return render(
        "participants/consent/show.html",
        participant=participant,
        purposes=[(each, told(each, in_force.get(each))) for each in Purpose],
        in_force=in_force,
        standing=queries.standing(participant_id),
        history=found,
        told=told,
        names=cases.names([each.noted_by for each, _notice in found if each.noted_by]),
        review_on=review_from(closed_on, months) if closed_on and months else None,
    )


@consent.route("/participants/<uuid:participant_id>/consents/<purpose>", methods=["GET", "POST"])
@requires(Cases.WRITE)
def answer(participant_id: UUID, purpose: str) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    about = purpose_of(purpose)
    text = told(about, queries.notices_in_force().get(about))
    form = _form(participant_id, about, text.legal_basis)
    if form.validate_on_submit():
        try:
            actions.record(participant, about, ConsentState(form.state.data), form.answered())
        except ConsentError as error:
            form.reject(error)
        else:
            flash(_("Risposta salvata."), "success")
            return see(url_for("consent.show", participant_id=participant_id))
    return render(
        "participants/consent/answer.html",
        participant=participant,
        purpose=about,
        text=text,
        form=form,
    )


@consent.get("/participants/to-review")
@requires(Cases.READ)
def to_review() -> ResponseReturnValue:
    return render(
        "participants/consent/to_review.html",
        found=queries.to_review(),
        months=queries.retention_months(),
    )


def _form(participant_id: UUID, purpose: Purpose, legal_basis: LegalBasis) -> AnswerForm:
    form = AnswerForm()
    holds = queries.holds(participant_id, purpose)
    form.offer(queries.versions(purpose), legal_basis, holds=holds)
    return form


def purpose_of(code: str) -> Purpose:
    """Return the purpose that an address names; raises NotFoundError for none."""
    try:
        return Purpose(code)
    except ValueError as error:
        raise NotFoundError from error


def _is_given(last: object) -> bool:
    return getattr(last, "state", None) == ConsentState.GIVEN
