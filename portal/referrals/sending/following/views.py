"""The sender's list of referrals, the page of one, and what the sender may do with it."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue

from portal.participants.cases import queries as cases
from portal.participants.cases.permissions import Cases
from portal.referrals.closing import queries as closing
from portal.referrals.sending import queries as needs
from portal.referrals.sending.following import actions, queries
from portal.referrals.sending.following.actions import Said
from portal.referrals.sending.following.filters import ALL, CLOSED, OUTSIDE, VIEWS, YES, Filter
from portal.referrals.sending.following.forms import CancelForm, MistakeForm
from portal.referrals.sending.following.history import history
from portal.referrals.sending.following.sheets import told
from portal.referrals.sending.pages import CONFLICT, ONE, sending
from portal.referrals.sending.steps import clock_words, is_late, next_step
from portal.referrals.threads import panels as threads
from portal.referrals.tracking import queries as tracking
from portal.referrals.tracking.actions import ChangedMeanwhileError, ReferralError
from portal.referrals.tracking.kinds import Side, Status
from portal.referrals.tracking.labels import STATUSES, URGENCIES
from portal.referrals.tracking.models import Referral
from portal.referrals.tracking.moves import moves_of
from portal.referrals.tracking.permissions import Referrals
from portal.referrals.tracking.queries import Held
from portal.ui.addresses import page_number
from portal.ui.forms import EditForm
from portal.ui.language import gettext as _
from portal.ui.paging import numbered
from portal.ui.render import render, see
from tenants.clock import today
from tenants.permissions import requires


@sending.get("/referrals")
@requires(Referrals.SEE_SENT)
def referrals() -> ResponseReturnValue:
    chosen = Filter.read(request.args)
    page = queries.lines(chosen, page=page_number())
    return render(
        "sending/list.html",
        page=page,
        chosen=chosen,
        views=_views(chosen),
        filter_fields=_filter_fields(chosen),
        clock=_clock,
        is_late=lambda each: is_late(each, today()),
        next_step=next_step,
        **numbered(page.pages, page.number),
    )


@sending.get(ONE)
@requires(Referrals.SEE_SENT)
def show(referral_id: UUID) -> ResponseReturnValue:
    return _page(_held(referral_id, Referrals.SEE_SENT))


@sending.post(f"{ONE}/cancellation")
@requires(Referrals.SEND)
def cancel(referral_id: UUID) -> ResponseReturnValue:
    form = CancelForm()
    held = _held(referral_id, Referrals.SEND)
    said = Said(version=form.version.data, code=form.code.data or "")
    return _done(held, form, lambda: actions.cancel(held, said), _("Invio annullato."))


@sending.post(f"{ONE}/mistake")
@requires(Referrals.SEND)
def mistake(referral_id: UUID) -> ResponseReturnValue:
    form = MistakeForm()
    held = _held(referral_id, Referrals.SEND)
    said = Said(version=form.version.data, words=form.words.data or "")
    words = _("Segnato come errore: non conta più nei numeri.")
    return _done(held, form, lambda: actions.take_back(held, said), words)


@sending.post(f"{ONE}/nudge")
@requires(Referrals.SEND)
def nudge(referral_id: UUID) -> ResponseReturnValue:
    form = EditForm()
    held = _held(referral_id, Referrals.SEND)
    said = Said(version=form.version.data)
    return _done(held, form, lambda: actions.nudge(held, said), _("Sollecito inviato."))


@sending.post("/participants/<uuid:participant_id>/referrals/needs/<uuid:request_id>/ending")
@requires(Referrals.SEND)
def end_need(participant_id: UUID, request_id: UUID) -> ResponseReturnValue:
    woman = cases.participant(participant_id, Cases.WRITE)
    actions.end_need(needs.need(woman.id, request_id))
    flash(_("Va bene: per questo bisogno non cerchiamo altro."), "success")
    return see(url_for("sending.of_person", participant_id=woman.id))


def _held(referral_id: UUID, permission: Referrals) -> Held:
    return tracking.referral(referral_id, permission, Side.SENDER)


def _done(held: Held, form: EditForm, act: Callable[[], object], words: str) -> ResponseReturnValue:
    """Do what a form asks; what another did meanwhile is shown with the page as it stands."""
    if form.validate_on_submit():
        try:
            act()
        except ChangedMeanwhileError as error:
            return _page(held, trouble=str(error.words), status=CONFLICT)
        except ReferralError as error:
            form.reject(error)
        else:
            flash(words, "success")
            return see(url_for("sending.show", referral_id=held.id))
    return _page(held, form=form)


def _page(
    held: Held, *, form: EditForm | None = None, trouble: str = "", status: int | None = None
) -> ResponseReturnValue:
    referral = held.referral
    woman = cases.participant(needs.participant_of(referral), Cases.READ)
    return render(
        "sending/show.html",
        status=status,
        referral=referral,
        woman=woman,
        need=needs.need_of(referral),
        trouble=trouble or _trouble(form),
        next=next_step(referral),
        clock=_clock(referral),
        late=is_late(referral, today()),
        told=told(referral),
        thread=threads.thread(held),
        ends=closing.both_ends(referral),
        history=history(referral, tracking.events(held)),
        replaced_by=queries.replacements(referral),
        moves=moves_of(referral.status, Side.SENDER),
        nudges=actions.may_be_nudged(referral),
        **_forms(form, referral),
    )


def _forms(form: EditForm | None, referral: Referral) -> dict[str, Any]:
    """Return the forms of the page: the one that was sent, and a blank one for each other step."""
    blank: dict[str, Any] = {"formdata": None, "data": {"version": referral.version}}
    return {
        "form": form,
        "cancelling": form if isinstance(form, CancelForm) else CancelForm(**blank),
        "mistaking": form if isinstance(form, MistakeForm) else MistakeForm(**blank),
    }


def _trouble(form: EditForm | None) -> str:
    return "; ".join(form.form_errors) if form is not None else ""


def _clock(referral: Referral) -> str:
    return clock_words(referral, today())


def _views(chosen: Filter) -> list[Mapping[str, Any]]:
    return [
        {
            "label": str(label),
            "href": url_for("sending.referrals", **query),
            "current": query == chosen.address,
        }
        for label, query in VIEWS
    ]


def _filter_fields(chosen: Filter) -> list[tuple[str, str, dict[str, str], str]]:
    """Return the choices of the filter: label, name, options, what is chosen."""
    any_ = {"": _("Non importa")}
    yes = {YES: _("Sì")}
    states = {"": _("Aperti"), CLOSED: _("Chiusi"), ALL: _("Tutti")}
    sent_to = {str(partner): name for partner, name in queries.partners().items()}
    return [
        (_("A che punto è"), "status", states | _codes(STATUSES), chosen.status),
        (
            _("Partner"),
            "partner",
            any_ | sent_to | {OUTSIDE: _("Fuori dalla rete")},
            chosen.partner,
        ),
        (_("Urgenza"), "urgency", any_ | _codes(URGENCIES), chosen.urgency),
        (_("Persone che segui tu"), "mine", any_ | yes, chosen.mine),
        (_("In ritardo"), "late", any_ | yes, chosen.late),
    ]


def _codes(words: Mapping[Any, Any]) -> dict[str, str]:
    return {code.value: str(label) for code, label in words.items() if code is not Status.DRAFT}
