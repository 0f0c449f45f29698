"""The pages of a whole plan: begun, read, agreed, looked at again, ended, compared."""

from collections.abc import Sequence
from uuid import UUID

from flask import Response, flash, request, url_for
from flask.typing import ResponseReturnValue

from portal.participants.cases import queries as cases
from portal.participants.cases.permissions import Cases
from portal.plans.hours import queries as hours
from portal.plans.planning import actions, queries
from portal.plans.planning.actions import OtherPlanError, PlanError
from portal.plans.planning.document import Document, differences, document, fingerprint
from portal.plans.planning.followed import Followed
from portal.plans.planning.forms import ActivationForm, EndForm, PlanForm, ReviewForm
from portal.plans.planning.models import CarePlan, PlanState, PlanVersion
from portal.plans.planning.pages import PLAN, address, both_versions, in_goals, page, plans
from portal.plans.planning.profiles import profiles
from portal.ui.errors import ConflictError
from portal.ui.language import gettext as _
from portal.ui.render import see
from tenants.clock import today
from tenants.database import id_or_none
from tenants.permissions import NotFoundError, requires


@plans.get(PLAN)
@requires(Cases.READ)
def show(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.READ)
    plan = queries.open_plan(participant.id)
    versions = queries.versions(participant.id)
    goals = queries.goals(plan.id) if plan else []
    activities = queries.activities(plan.id) if plan else []
    return page(
        "show.html",
        participant,
        plan=plan,
        goals=in_goals(goals, activities),
        reviews=queries.reviews(plan.id) if plan else [],
        versions=versions,
        changed=plan is not None and _is_changed(document(plan, goals, activities), versions),
        hours=hours.coverage(participant.id) if plan and hours.slots(participant.id) else None,
        profiles=profiles().values(),
        names=cases.names([version.frozen_by for version in versions]),
    )


@plans.post(f"{PLAN}/new")
@requires(Cases.WRITE)
def begin(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    asked = request.form.get("profile", "")
    if asked and asked not in profiles():
        raise NotFoundError
    actions.begin(participant.id, profiles().get(asked))
    return see(address(participant_id))


@plans.route(f"{PLAN}/words", methods=["GET", "POST"])
@requires(Cases.WRITE)
def words(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    plan = queries.the_open_plan(participant.id)
    form = PlanForm(obj=plan)
    if form.validate_on_submit():
        try:
            actions.change_plan(
                plan,
                version=form.version.data,
                summary=form.summary.data or "",
                signed_on=form.signed_on.data,
            )
        except PlanError as error:
            form.reject(error)
        except ConflictError:
            return both_versions(participant, form, plan, kind="plan", action=request.path)
        else:
            return _done(participant_id, _("Piano salvato."))
    return page("words.html", participant, form=form, plan=plan)


@plans.route(f"{PLAN}/activation", methods=["GET", "POST"])
@requires(Cases.WRITE)
def activation(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    plan = queries.the_open_plan(participant.id)
    if plan.state != PlanState.DRAFT:
        return see(address(participant_id))
    form = ActivationForm()
    if form.validate_on_submit():
        try:
            actions.activate(
                plan, seen=form.seen.data or "", next_review_on=form.next_review_on.data or today()
            )
        except PlanError as error:
            form.reject(error)
        except OtherPlanError:
            return _read_again(participant, plan, form)
        else:
            return _done(participant_id, _("Piano attivo: ora si può stampare e firmare."))
    return _reading(participant, plan, form)


@plans.post(f"{PLAN}/review/begin")
@requires(Cases.WRITE)
def begin_review(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    actions.begin_review(queries.the_open_plan(participant.id))
    return see(url_for("planning.review", participant_id=participant_id))


@plans.route(f"{PLAN}/review", methods=["GET", "POST"])
@requires(Cases.WRITE)
def review(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    plan = queries.the_open_plan(participant.id)
    if plan.state != PlanState.ACTIVE:
        return see(address(participant_id))
    form = ReviewForm()
    if form.validate_on_submit():
        try:
            version = actions.review(plan, **form.said)
        except PlanError as error:
            form.reject(error)
        except OtherPlanError:
            return _read_again(participant, plan, form)
        else:
            words = _("Verifica salvata: è la versione %(n)s del piano.", n=version.number)
            return _done(participant_id, words)
    return _reading(participant, plan, form)


@plans.route(f"{PLAN}/end", methods=["GET", "POST"])
@requires(Cases.WRITE)
def end(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    plan = queries.the_open_plan(participant.id)
    form = EndForm()
    if form.validate_on_submit():
        actions.end(plan, form.state.data)
        return _done(participant_id, _("Il piano è finito: le versioni restano qui sotto."))
    return page("end.html", participant, form=form, plan=plan)


@plans.get(f"{PLAN}/versions/<uuid:version_id>")
@requires(Cases.READ)
def version(participant_id: UUID, version_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.READ)
    shown = queries.version(participant.id, version_id)
    return page(
        "version.html",
        participant,
        version=shown,
        doc=shown.document,
        others=[each for each in queries.versions(participant.id) if each.id != shown.id],
        names=cases.names([shown.frozen_by]),
    )


@plans.get(f"{PLAN}/versions/<uuid:version_id>/differences")
@requires(Cases.READ)
def compare(participant_id: UUID, version_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.READ)
    newer = queries.version(participant.id, version_id)
    asked = id_or_none(request.args.get("with"))
    older = queries.version(participant.id, asked) if asked else None
    if older is not None and older.frozen_at > newer.frozen_at:
        older, newer = newer, older
    found = differences(older.document if older else {}, newer.document)
    return page("differences.html", participant, older=older, newer=newer, differences=found)


def _reading(participant: Followed, plan: CarePlan, form: ActivationForm) -> Response:
    """Show the plan as it would be agreed to, and the form that agrees to just that."""
    doc = queries.document_of(plan)
    form.seen.data = fingerprint(doc)
    last = queries.last_version(plan.id)
    return page(
        "agreement.html",
        participant,
        plan=plan,
        form=form,
        doc=doc,
        missing=actions.missing_in(doc),
        changes=differences(last.document, doc) if last else [],
    )


def _read_again(participant: Followed, plan: CarePlan, form: ActivationForm) -> ResponseReturnValue:
    form.reject(
        PlanError(_("Qualcuno ha cambiato il piano mentre lo leggevi: rileggilo qui sotto."))
    )
    response = _reading(participant, plan, form)
    response.status_code = 409
    return response


def _is_changed(doc: Document, versions: Sequence[PlanVersion]) -> bool:
    """Tell whether an agreed plan says something else by now."""
    return bool(doc["started_on"]) and bool(versions) and versions[0].document != doc


def _done(participant_id: UUID, words: str) -> ResponseReturnValue:
    flash(words, "success")
    return see(address(participant_id))
