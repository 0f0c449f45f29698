"""The share sheet on screen and on paper, its amendment and its end; and her receipt."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.participants.cases import panels
from portal.participants.cases import queries as cases
from portal.participants.cases.permissions import Cases
from portal.referrals.sharing import actions, queries
from portal.referrals.sharing.actions import SharingError
from portal.referrals.sharing.confirming import what_the_partner_will_see
from portal.referrals.sharing.followed import Followed
from portal.referrals.sharing.forms import AgreementForm, WithdrawalForm, hints
from portal.referrals.sharing.opening import opened
from portal.referrals.sharing.paper import sheet_context
from portal.referrals.sharing.receipt import receipt
from portal.referrals.tracking import queries as tracking
from portal.referrals.tracking.actions import ChangedMeanwhileError, ReferralError
from portal.referrals.tracking.kinds import Side
from portal.referrals.tracking.permissions import Referrals
from portal.referrals.tracking.queries import Held
from portal.ui import paper
from portal.ui.addresses import one_of
from portal.ui.errors import ConflictError
from portal.ui.language import ENGLISH, ITALIAN
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from portal.ui.render import render, see
from tenants.clock import today
from tenants.identity import signed_in
from tenants.permissions import requires

sharing = Blueprint("sharing", __name__)
panels.name_pages(
    {
        "sharing.sheet": _l("Scheda di un invio"),
        "sharing.pdf_sheet": _l("Scheda di un invio, su carta"),
        "sharing.amendment": _l("Dati di un invio"),
        "sharing.withdrawal": _l("Consenso di un invio"),
        "sharing.show_receipt": _l("Chi ha visto che cosa"),
        "sharing.pdf_receipt": _l("Chi ha visto che cosa, su carta"),
    }
)
panels.add_paper(_l("Chi ha visto che cosa, da stampare"), "sharing.show_receipt")


@panels.glances
def readings(participant: Followed) -> list[panels.Glance]:
    """Tell which partners read who she is."""
    return [
        panels.Glance(each.read_at, each.recipient_name, _("Scheda di un invio"))
        for each in queries.readings(participant.id)
    ]


@sharing.get("/referrals/<uuid:referral_id>/sheet")
@requires(Referrals.READ)
def sheet(referral_id: UUID) -> ResponseReturnValue:
    held = _held(referral_id)
    _speak()
    here: dict[str, Any] = {"referral_id": referral_id, "side": held.side.value}
    return render(
        "referrals/sharing/page.html",
        pdf=url_for("sharing.pdf_sheet", **here, language=request.args.get("language")),
        languages=_in_languages("sharing.sheet", **here),
        **sheet_context(held),
    )


@sharing.get("/referrals/<uuid:referral_id>/sheet.pdf")
@requires(Referrals.READ)
def pdf_sheet(referral_id: UUID) -> ResponseReturnValue:
    held = _held(referral_id)
    _speak()
    html = render_template("referrals/sharing/sheet.html", **sheet_context(held))
    back = url_for("sharing.sheet", referral_id=referral_id, side=held.side.value)
    return _pdf(html, held.referral.code, back)


@sharing.route("/referrals/<uuid:referral_id>/amendment", methods=["GET", "POST"])
@requires(Referrals.SEND)
def amendment(referral_id: UUID) -> ResponseReturnValue:
    """Tell the partner more, or less, once she said so."""
    held = tracking.referral(referral_id, Referrals.SEND, Side.SENDER)
    subject = opened(held, Cases.WRITE)
    shown = what_the_partner_will_see(subject)
    standing = queries.standing_consent(held.referral)
    form = AgreementForm(data={"version": held.referral.version})
    form.offer(shown, held.referral.recipient_name, chosen=standing.fields if standing else None)

    def amend() -> None:
        actions.amend(held, subject, form.agreement(), version=form.version.data)

    if form.validate_on_submit() and _done(form, amend):
        flash(_("Fatto: il partner vede i dati nuovi, e ne è avvisato."), "success")
        return see(url_for("sharing.sheet", referral_id=referral_id))
    return render(
        "referrals/sharing/amendment.html",
        form=form,
        referral=held.referral,
        shown=shown,
        hints=hints(shown),
    )


@sharing.route("/referrals/<uuid:referral_id>/withdrawal", methods=["GET", "POST"])
@requires(Referrals.SEND)
def withdrawal(referral_id: UUID) -> ResponseReturnValue:
    """Take her agreement back: the partner reads nothing of her from now on."""
    held = tracking.referral(referral_id, Referrals.SEND, Side.SENDER)
    subject = opened(held, Cases.WRITE)
    form = WithdrawalForm(data={"version": held.referral.version})

    def withdraw() -> None:
        actions.withdraw(held, version=form.version.data)

    if form.validate_on_submit() and _done(form, withdraw):
        flash(_("Il partner non vede più niente di lei."), "success")
        return see(url_for("sharing.show_receipt", participant_id=subject.woman.id))
    return render("referrals/sharing/withdrawal.html", form=form, referral=held.referral)


@sharing.get("/participants/<uuid:participant_id>/receipt")
@requires(Cases.READ)
def show_receipt(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.READ)
    _speak()
    here: dict[str, Any] = {"participant_id": participant_id}
    return render(
        "referrals/sharing/receipt.html",
        pdf=url_for("sharing.pdf_receipt", **here, language=request.args.get("language")),
        languages=_in_languages("sharing.show_receipt", **here),
        **_receipt_context(participant),
    )


@sharing.get("/participants/<uuid:participant_id>/receipt.pdf")
@requires(Cases.READ)
def pdf_receipt(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.READ)
    _speak()
    html = render_template("referrals/sharing/receipt_sheet.html", **_receipt_context(participant))
    back = url_for("sharing.show_receipt", participant_id=participant_id)
    return _pdf(html, "-".join((participant.code, _("condivisioni"))), back)


def _receipt_context(participant: Followed) -> dict[str, Any]:
    return {
        "participant": participant,
        "entries": receipt(participant.id),
        "organisation": signed_in().organisation_name,
        "day": today(),
    }


def _held(referral_id: UUID) -> Held:
    """Return a referral from the side that is asked for; its sender's opens the case, noted."""
    held = tracking.referral(referral_id, Referrals.READ, one_of(Side, "side"))
    if held.is_sender:
        opened(held, Cases.READ)
    return held


def _done(form: AgreementForm | WithdrawalForm, act: Callable[[], None]) -> bool:
    """Do it and tell whether it was done; what the rules refuse stands beside its field."""
    try:
        act()
    except ChangedMeanwhileError as error:
        raise ConflictError from error
    except (SharingError, ReferralError) as error:
        form.reject(error)
        return False
    return True


def _in_languages(endpoint: str, **here: Any) -> dict[str, str]:  # noqa: ANN401 -- parts of an address
    return {code: url_for(endpoint, **here, language=code) for code in (ITALIAN, ENGLISH)}


def _pdf(html: str, name: str, back: str) -> ResponseReturnValue:
    try:
        made = paper.pdf(html, "a4", "sharing")
    except paper.NoPaperError:
        flash(_("Qui il PDF non si può fare: stampa questa pagina dal browser."), "warning")
        return see(back)
    return paper.attached(made, name)


def _speak() -> None:
    """Write the paper in the language that its reader speaks, whatever the page's is."""
    asked = request.args.get("language", "")
    if asked in {ITALIAN, ENGLISH}:
        g.language = asked
