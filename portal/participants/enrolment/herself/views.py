"""The pages of the self-enrolment; none of them may be kept by a browser."""

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, flash, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from portal.participants.enrolment import document, queries, words
from portal.participants.enrolment.checking import EnrolmentError
from portal.participants.enrolment.eligibility import eligibility
from portal.participants.enrolment.herself import actions
from portal.participants.enrolment.herself import queries as own
from portal.participants.enrolment.herself.forms import FORMS, StepForm
from portal.participants.enrolment.herself.queries import Draft
from portal.participants.enrolment.kinds import OUTSIDE, STEPS, Step
from portal.ui import alternatives
from portal.ui.forms import Form
from portal.ui.language import gettext as _
from portal.ui.render import render, see
from portal.ui.rows import reshaped
from tenants.clock import today
from tenants.permissions import public

pages = Blueprint("enrolment", __name__)

NEUTRAL = "https://it.wikipedia.org/"  # where "Esci subito" leads
SUMMARY = "riepilogo"


@pages.before_request
def know_nobody() -> None:
    """Let whoever is signed in for her work be nobody here: her employer keeps no trace of it."""
    g.identity = None


@pages.after_request
def keep_nowhere(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


@pages.get("/iscrizione")
@public
def start() -> ResponseReturnValue:
    setting = queries.setting()
    return render("enrolment/start.html", draft=own.draft(session), setting=setting)


@pages.route(
    "/iscrizione/<any(contatto, dove, famiglia, lavoro, bisogni, consensi):name>",
    methods=["GET", "POST"],
)
@public
def step(name: str) -> ResponseReturnValue:
    here = Step(name)
    draft = own.draft(session) or actions.begin(session)
    elsewhere = _elsewhere(here, draft)
    if elsewhere:
        return see(elsewhere)
    form = FORMS[here].showing(draft.answers.get(here, {}))
    if not reshaped(form) and form.validate_on_submit():
        try:
            return see(_go_on(here, draft, form))
        except EnrolmentError as error:
            form.reject(error)
        except actions.DraftOverError:
            return _over()
    return render("enrolment/step.html", form=form, **_around(here, draft))


@pages.get("/iscrizione/fatto")
@public
def done() -> ResponseReturnValue:
    draft = own.draft(session)
    if draft is None or not draft.was_sent:
        return see(url_for("enrolment.start"))
    return render("enrolment/done.html", draft=draft, setting=queries.setting())


@pages.get("/iscrizione/dopo")
@public
def later() -> ResponseReturnValue:
    draft = own.draft(session)
    if draft is None or draft.was_sent:
        return see(url_for("enrolment.start"))
    link = url_for("enrolment.resume", token=own.token_of(draft.id), _external=True)
    return render("enrolment/later.html", draft=draft, link=link)


@pages.post("/iscrizione/dopo/lettera")
@public
def mail_link() -> ResponseReturnValue:
    draft = own.draft(session)
    if draft is None or draft.was_sent or not draft.email:
        return see(url_for("enrolment.start"))
    actions.mail_resume_link(draft, address=request.remote_addr or "")
    flash(_("Tra poco trovi il collegamento nella tua posta."), "success")
    return see(url_for("enrolment.later"))


@pages.route("/iscrizione/riprendi/<token>", methods=["GET", "POST"])
@public
def resume(token: str) -> ResponseReturnValue:
    draft = own.kept(token)
    if draft is None or draft.was_sent:
        return render("enrolment/over.html", status=404)
    form = Form()
    if form.validate_on_submit():
        actions.resume(session, draft)
        return see(url_for("enrolment.step", name=draft.next))
    return render("enrolment/resume.html", form=form, token=token)


@pages.post("/iscrizione/cancellazione")
@public
def forget() -> ResponseReturnValue:
    actions.forget(session)
    flash(_("Su questo telefono non resta niente."), "success")
    return see(url_for("enrolment.start"))


@pages.get("/iscrizione/esci")
@public
def leave() -> ResponseReturnValue:
    """Leave at once: the browser forgets what it was doing here, and shows something else."""
    actions.leave(session)
    return redirect(NEUTRAL, 303)


def _elsewhere(here: Step, draft: Draft) -> str | None:
    """Return where to go instead: when all was sent, or a step before this one is missing."""
    if draft.was_sent:
        return url_for("enrolment.done")
    if here.number <= draft.next.number:
        return None
    is_new = not draft.answers
    return url_for("enrolment.start") if is_new else url_for("enrolment.step", name=draft.next)


def _go_on(here: Step, draft: Draft, form: StepForm) -> str:
    address = request.remote_addr or ""
    if here is Step.CONSENTS:
        actions.send(draft, form.answers(), address=address)
        return url_for("enrolment.done")
    actions.keep(draft, here, form.answers(), address=address)
    is_change = request.args.get("da") == SUMMARY
    return url_for("enrolment.step", name=Step.CONSENTS if is_change else here.next)


def _around(here: Step, draft: Draft) -> dict[str, Any]:
    """Return what stands around the form of a step."""
    is_last = here is Step.CONSENTS
    lead = queries.lead_id() if is_last else None
    return {
        "step": here,
        "steps": STEPS,
        "title": words.TITLES[here],
        "summary": document.summary(draft.answers, queries.places()) if is_last else [],
        "consents": words.CONSENTS,
        "notices": queries.notices(lead) if lead else {},
        "hints": {need.value: hint for need, (_label, hint) in words.NEEDS.items()},
        "from_summary": request.args.get("da") == SUMMARY,
        **_instead(here, draft),
    }


def _instead(here: Step, draft: Draft) -> dict[str, Any]:
    """Return what to offer a woman whom the rules of the network leave out."""
    known = document.situation(draft.answers)
    rules = queries.rules_of(queries.setting())
    failing = eligibility(rules, known, year=today().year)
    if not failing or here.number <= Step.PLACE.number:
        return {"failing": ()}
    town = "" if known.municipality == OUTSIDE else known.municipality
    groups = [code for need in document.needs(draft.answers) for code in words.SERVICES[need]]
    return {
        "failing": failing,
        "refusals": words.REFUSALS,
        "others": alternatives.near(town, groups),
        "services_href": f"{request.script_root}/servizi?{urlencode({'comune': town})}",
    }


def _over() -> Response:
    actions.leave(session)
    flash(_("Quello che avevi scritto non c'è più: si cancella da solo dopo 7 giorni."), "warning")
    return see(url_for("enrolment.start"))
