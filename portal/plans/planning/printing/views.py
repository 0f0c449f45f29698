"""The papers of a plan: the sheet to sign, and the calendar for the fridge."""

from typing import Any
from uuid import UUID

from flask import flash, g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.participants.cases import queries as cases
from portal.participants.cases.permissions import Cases
from portal.plans.planning.pages import PLAN, WORDS, page, plans
from portal.plans.planning.printing.forms import FridgeForm
from portal.plans.planning.printing.sheet import calendar, sheet
from portal.ui import paper
from portal.ui.language import ENGLISH, ITALIAN
from portal.ui.language import gettext as _
from portal.ui.render import see
from tenants.database import id_or_none
from tenants.permissions import requires


@plans.get(f"{PLAN}/sheet")
@requires(Cases.READ)
def paper_sheet(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.READ)
    _speak()
    here = _here(participant_id)
    return page(
        "paper/page.html",
        participant,
        pdf=url_for("planning.pdf_sheet", **here),
        italian=url_for("planning.paper_sheet", **{**here, "language": ITALIAN}),
        english=url_for("planning.paper_sheet", **{**here, "language": ENGLISH}),
        **sheet(participant.id, _asked_version()),
    )


@plans.get(f"{PLAN}/sheet.pdf")
@requires(Cases.READ)
def pdf_sheet(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.READ)
    _speak()
    shown = sheet(participant.id, _asked_version())
    html = render_template("plans/paper/sheet.html", participant=participant, **WORDS, **shown)
    try:
        made = paper.pdf(html, "a4", "plan")
    except paper.NoPaperError:
        return _printed_by_browser(url_for("planning.paper_sheet", **_here(participant_id)))
    return paper.attached(made, "-".join((participant.code, _("piano"))))


@plans.get(f"{PLAN}/calendar")
@requires(Cases.READ)
def paper_calendar(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.READ)
    _speak()
    form = FridgeForm.asked()
    shown = calendar(participant.id, form)
    pdf = _as_asked("planning.pdf_calendar", participant_id)
    return page("paper/calendar.html", participant, form=form, pdf=pdf, **shown)


@plans.get(f"{PLAN}/calendar.pdf")
@requires(Cases.READ)
def pdf_calendar(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.READ)
    _speak()
    shown = calendar(participant.id, FridgeForm.asked())
    try:
        made = paper.pdf(render_template("plans/paper/fridge.html", **shown), "fridge")
    except paper.NoPaperError:
        return _printed_by_browser(_as_asked("planning.paper_calendar", participant_id))
    return paper.attached(made, "-".join((participant.code, _("calendario"))))


def _as_asked(endpoint: str, participant_id: UUID) -> str:
    query = request.query_string.decode("ascii", "replace")
    return f"{url_for(endpoint, participant_id=participant_id)}?{query}".rstrip("?")


def _here(participant_id: UUID) -> dict[str, Any]:
    asked = {name: request.args.get(name) for name in ("version", "language")}
    return {"participant_id": participant_id, **asked}


def _printed_by_browser(address: str) -> ResponseReturnValue:
    flash(_("Qui il PDF non si può fare: stampa questa pagina dal browser."), "warning")
    return see(address)


def _asked_version() -> UUID | None:
    return id_or_none(request.args.get("version"))


def _speak() -> None:
    """Write the paper in the language that she reads, whatever the page's is."""
    asked = request.args.get("language", "")
    if asked in {ITALIAN, ENGLISH}:
        g.language = asked
