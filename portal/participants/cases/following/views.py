"""Deciding about a case: moving it, taking it, handing it over, protecting it, unlinking it."""

from uuid import UUID

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue

from portal.participants.cases import actions, queries
from portal.participants.cases.actions import CaseError
from portal.participants.cases.following.forms import ProtectionForm, StateForm, TransferForm
from portal.participants.cases.kinds import TransferState
from portal.participants.cases.models import Participant
from portal.participants.cases.pages import cases
from portal.participants.cases.permissions import Cases
from portal.ui.errors import ConflictError
from portal.ui.language import gettext as _
from portal.ui.render import render, see
from tenants.identity import signed_in
from tenants.permissions import NotFoundError, requires


@cases.route("/participants/<uuid:participant_id>/state", methods=["GET", "POST"])
@requires(Cases.WRITE)
def state(participant_id: UUID) -> ResponseReturnValue:
    participant = queries.participant(participant_id, Cases.WRITE)
    form = StateForm(data={"version": participant.version})
    form.offer(actions.possible_moves(participant))
    if form.validate_on_submit():
        _meet_version(form.version.data, participant)
        try:
            moved = actions.move(
                participant,
                form.to.data,
                reason=form.reason.data or "",
                note=form.note.data or "",
            )
        except CaseError as error:
            form.reject(error)
        else:
            _say_what_went_along(participant, moved.with_it)
            return _back(participant)
    return render("participants/state.html", participant=participant, form=form)


@cases.post("/participants/<uuid:participant_id>/taking")
@requires(Cases.WRITE)
def taking(participant_id: UUID) -> ResponseReturnValue:
    participant = queries.participant(participant_id, Cases.WRITE)
    actions.take(participant)
    flash(_("Ora la segui tu."), "success")
    return _back(participant)


@cases.route("/participants/<uuid:participant_id>/transfer", methods=["GET", "POST"])
@requires(Cases.WRITE)
def transfer(participant_id: UUID) -> ResponseReturnValue:
    participant = queries.participant(participant_id, Cases.WRITE)
    form = TransferForm()
    managers = queries.managers().items()
    form.offer({person: name for person, name in managers if person != participant.owner_id})
    if form.validate_on_submit():
        try:
            actions.ask_transfer(participant, to=form.to.data, note=form.note.data or "")
        except CaseError as error:
            form.reject(error)
        else:
            flash(_("Richiesta fatta: la persona resta a te finché la collega accetta."), "success")
            return _back(participant)
    return render("participants/transfer.html", participant=participant, form=form)


@cases.post("/participants/<uuid:participant_id>/transfer/answer")
@requires(Cases.WRITE)
def transfer_answer(participant_id: UUID) -> ResponseReturnValue:
    participant = queries.participant(participant_id, Cases.WRITE)
    asked = queries.transfer(participant.id)
    answer = request.form.get("answer", "")
    if asked is None or answer not in set(TransferState) - {TransferState.ASKED}:
        raise ConflictError
    try:
        actions.answer_transfer(participant, asked, TransferState(answer))
    except CaseError as error:
        flash(str(error), "error")
    else:
        flash(_("Risposta registrata."), "success")
    return _back(participant)


@cases.route("/participants/<uuid:participant_id>/protection", methods=["GET", "POST"])
@requires(Cases.WRITE)
def protection(participant_id: UUID) -> ResponseReturnValue:
    participant = queries.participant(participant_id, Cases.WRITE)
    kept = {
        "version": participant.version,
        "protected": participant.protected,
        "named": [str(person) for person in queries.named_staff(participant.id)]
        or [str(signed_in().user_id)],
    }
    form = ProtectionForm(data=kept)
    form.offer(queries.managers())
    if form.validate_on_submit():
        _meet_version(form.version.data, participant)
        try:
            return _protected(participant, form)
        except CaseError as error:
            form.reject(error)
    return render("participants/protection.html", participant=participant, form=form)


@cases.post("/participants/<uuid:participant_id>/links/<uuid:link_id>/removal")
@requires(Cases.WRITE)
def unlinking(participant_id: UUID, link_id: UUID) -> ResponseReturnValue:
    participant = queries.participant(participant_id, Cases.WRITE)
    found = next((link for link, _o in queries.linked(participant.id) if link.id == link_id), None)
    if found is None:
        raise NotFoundError
    actions.unlink(participant, found)
    flash(_("Schede scollegate."), "success")
    return _back(participant)


def _protected(participant: Participant, form: ProtectionForm) -> ResponseReturnValue:
    if form.protected.data:
        actions.protect(participant, named=frozenset(map(UUID, form.named.data or [])))
        flash(_("Ora la trova solo chi hai scelto."), "success")
    else:
        actions.unprotect(participant)
        flash(_("La scheda si trova di nuovo negli elenchi."), "success")
    return _back(participant)


def _meet_version(seen: int | None, participant: Participant) -> None:
    if seen is not None and seen != participant.version:
        raise ConflictError


def _say_what_went_along(participant: Participant, with_it: list[tuple[str, int]]) -> None:
    flash(_("Stato cambiato."), "success")
    for name, count in with_it:
        if participant.is_closed:
            flash(_("Chiuse insieme: %(name)s (%(n)s).", name=name, n=count), "info")
        else:
            flash(_("Riaperte insieme: %(name)s (%(n)s).", name=name, n=count), "info")


def _back(participant: Participant) -> ResponseReturnValue:
    return see(url_for("cases.show", participant_id=participant.id))
