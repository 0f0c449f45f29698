"""Writing in a thread from either side; the thread itself stands on the page of each."""

from uuid import UUID

from flask import Blueprint, flash
from flask.typing import ResponseReturnValue

from portal.participants.cases import panels as case_panels
from portal.participants.cases import queries as cases
from portal.participants.cases.permissions import Cases
from portal.referrals.threads import actions, queries
from portal.referrals.threads.actions import ThreadError
from portal.referrals.threads.forms import NoteForm
from portal.referrals.threads.panels import form_of, page_of, thread
from portal.referrals.tracking.actions import ChangedMeanwhileError
from portal.referrals.tracking.kinds import Side
from portal.referrals.tracking.permissions import Referrals
from portal.referrals.tracking.queries import Held, referral, subject
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from portal.ui.render import render, see
from tenants.permissions import requires

CONFLICT = 409

pages = Blueprint("referral_threads", __name__)
case_panels.name_pages(
    {
        "referral_threads.forget_as_sender": _l("Le note di un invio"),
        "referral_threads.note_as_sender": _l("Le note di un invio"),
        "referral_threads.write_as_sender": _l("I messaggi di un invio"),
    }
)


@pages.route("/referrals/<uuid:referral_id>/messages", methods=["GET", "POST"])
@requires(Referrals.SEND)
def write_as_sender(referral_id: UUID) -> ResponseReturnValue:
    return _write(_sent(referral_id))


@pages.route("/referrals/inbox/<uuid:referral_id>/messages", methods=["GET", "POST"])
@requires(Referrals.ANSWER)
def write_as_partner(referral_id: UUID) -> ResponseReturnValue:
    return _write(referral(referral_id, Referrals.ANSWER, Side.PARTNER))


@pages.route("/referrals/<uuid:referral_id>/notes", methods=["GET", "POST"])
@requires(Referrals.SEND)
def note_as_sender(referral_id: UUID) -> ResponseReturnValue:
    return _note(_sent(referral_id))


@pages.route("/referrals/inbox/<uuid:referral_id>/notes", methods=["GET", "POST"])
@requires(Referrals.ANSWER)
def note_as_partner(referral_id: UUID) -> ResponseReturnValue:
    return _note(referral(referral_id, Referrals.ANSWER, Side.PARTNER))


@pages.post("/referrals/<uuid:referral_id>/notes/<uuid:note_id>/removal")
@requires(Referrals.SEND)
def forget_as_sender(referral_id: UUID, note_id: UUID) -> ResponseReturnValue:
    return _forget(_sent(referral_id), note_id)


@pages.post("/referrals/inbox/<uuid:referral_id>/notes/<uuid:note_id>/removal")
@requires(Referrals.ANSWER)
def forget_as_partner(referral_id: UUID, note_id: UUID) -> ResponseReturnValue:
    return _forget(referral(referral_id, Referrals.ANSWER, Side.PARTNER), note_id)


def _sent(referral_id: UUID) -> Held:
    """Open a referral as its sender; that she looked at something of hers is written down."""
    held = referral(referral_id, Referrals.SEND, Side.SENDER)
    cases.participant(subject(held.referral).participant_id, Cases.READ)
    return held


def _write(held: Held) -> ResponseReturnValue:
    form = form_of(held)()
    status = None
    if form.validate_on_submit():
        try:
            actions.write(held, form.text.data or "")
        except ThreadError as error:
            form.reject(error)
        except ChangedMeanwhileError as error:
            form.reject(error)
            status = CONFLICT
        else:
            flash(_("Messaggio inviato."), "success")
            return see(f"{page_of(held)}#messages")
    found = thread(held, form=form)
    return render("threads/show.html", status=status, held=held, thread=found, form=form)


def _note(held: Held) -> ResponseReturnValue:
    form = NoteForm()
    if form.validate_on_submit():
        try:
            actions.note(held, form.note.data or "")
        except ThreadError:
            form.note.errors = [_("Scrivi qualcosa, poi salva.")]
        else:
            flash(_("Nota salvata."), "success")
            return see(f"{page_of(held)}#notes")
    found = thread(held, note_form=form)
    return render("threads/show.html", held=held, thread=found, form=form)


def _forget(held: Held, note_id: UUID) -> ResponseReturnValue:
    actions.forget(queries.own_note(held, note_id))
    flash(_("Nota buttata."), "success")
    return see(f"{page_of(held)}#notes")
