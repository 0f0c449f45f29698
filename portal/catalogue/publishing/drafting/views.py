"""Writing a service: a new one, the editor, autosave, two versions side by side."""

import json
from uuid import UUID

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue

from portal.catalogue.publishing import queries
from portal.catalogue.publishing.differences import differences, merged
from portal.catalogue.publishing.document import Document, normalised
from portal.catalogue.publishing.drafting import actions
from portal.catalogue.publishing.drafting.form_document import form_values, from_form
from portal.catalogue.publishing.drafting.forms import MergeForm, NewServiceForm, ServiceForm
from portal.catalogue.publishing.drafting.old_terms import offer_old_terms
from portal.catalogue.publishing.drafting.queries import first_document
from portal.catalogue.publishing.drafting.reshaping import (
    reshape,
    said,
    show_problems,
    zone_choices,
)
from portal.catalogue.publishing.errors import (
    DraftConflictError,
    IncompleteError,
    NotEditableError,
)
from portal.catalogue.publishing.kinds import WHY
from portal.catalogue.publishing.models import Service, ServiceVersion
from portal.catalogue.publishing.pages import services
from portal.catalogue.publishing.permissions import Services
from portal.catalogue.publishing.problems import problems
from portal.catalogue.publishing.reviewing import actions as reviewing
from portal.ui.errors import ConflictError
from portal.ui.language import gettext as _
from portal.ui.render import render, see, wants_block
from tenants.clock import now
from tenants.database import random_id
from tenants.identity import signed_in
from tenants.permissions import requires
from tenants.requests import keep_what_was_done

CONFLICT = 409


@services.route("/services/new", methods=["GET", "POST"])
@requires(Services.EDIT)
def new() -> ResponseReturnValue:
    form = NewServiceForm()
    if not form.validate_on_submit():
        return render("services/new.html", form=form)
    doc = first_document(
        signed_in().organisation_id,
        name=form.name.data or "",
        summary=form.summary.data or "",
        kind=form.kind.data,
    )
    version = actions.create_service(doc)
    return see(url_for("services.edit", service_id=version.service_id))


@services.route("/services/<uuid:service_id>/edit", methods=["GET", "POST"])
@requires(Services.EDIT)
def edit(service_id: UUID) -> ResponseReturnValue:
    service = queries.service(service_id, Services.EDIT)
    version = queries.open_version(service)
    if version is not None and version.state not in actions.EDITABLE:
        return render("services/waiting.html", service=service, version=version)
    before = version.doc if version else actions.base_document(service)
    form = _form(before, version)
    if "check" in request.args:
        show_problems(form, problems(before))
    if form.is_submitted() and not reshape(form, request.form) and form.validate():
        return _saved(service, form, from_form(form.data, before))
    return _editor(service, version, form)


def _saved(service: Service, form: ServiceForm, doc: Document) -> ResponseReturnValue:
    try:
        draft = actions.save_draft(service, doc, seen=form.seen.data)
    except DraftConflictError as conflict:
        return _side_by_side(service, conflict)
    if "send" in request.form:
        return _sent(service, draft, form)
    flash(_("Bozza salvata."), "success")
    return see(url_for("services.edit", service_id=service.id))


def _sent(service: Service, draft: ServiceVersion, form: ServiceForm) -> ResponseReturnValue:
    """Send a draft to review; of one that lacks something, at least what was typed is kept."""
    try:
        reviewing.submit(draft)
    except IncompleteError as error:
        show_problems(form, error.problems)
        keep_what_was_done()
        form.seen.data = draft.version
        form.form_token.data = str(random_id())
        flash(_("Bozza salvata."), "success")
        return _editor(service, draft, form)
    flash(_("Inviata: il capofila la guarda e ti scrive."), "success")
    return see(url_for("services.show", service_id=service.id))


@services.put("/services/<uuid:service_id>/edit")
@requires(Services.EDIT)
def autosave(service_id: UUID) -> ResponseReturnValue:
    """Keep the draft while it is written; answer when it was kept and under which number."""
    service = queries.service(service_id, Services.EDIT)
    version = queries.open_version(service)
    before = version.doc if version else actions.base_document(service)
    form = _form(before, version)
    if not form.validate():
        return render("services/saved.html", service=service, form=form, refused=True)
    try:
        draft = actions.save_draft(service, from_form(form.data, before), seen=form.seen.data)
    except NotEditableError as error:
        raise ConflictError from error
    form.seen.data = draft.version
    return render("services/saved.html", service=service, form=form, saved_at=now())


@services.post("/services/<uuid:service_id>/merge")
@requires(Services.EDIT)
def merge(service_id: UUID) -> ResponseReturnValue:
    """Bring two versions of a draft together, as whoever came second decides."""
    service = queries.service(service_id, Services.EDIT)
    version = queries.open_version(service)
    form = MergeForm()
    mine = _document(form.mine.data)
    theirs = version.doc if version else actions.base_document(service)
    take = request.form.get("take")
    if take == "theirs":
        return see(url_for("services.edit", service_id=service.id))
    doc = mine if take == "mine" else merged(theirs, mine, form.chosen(request.form))
    try:
        actions.save_draft(service, doc, seen=form.seen.data)
    except DraftConflictError as conflict:
        return _side_by_side(service, conflict)
    flash(_("Bozza salvata."), "success")
    return see(url_for("services.edit", service_id=service.id))


def _form(doc: Document, version: ServiceVersion | None) -> ServiceForm:
    seen = version.version if version else None
    return offer_old_terms(ServiceForm(data={**form_values(doc), "seen": seen}), doc)


def _editor(
    service: Service, version: ServiceVersion | None, form: ServiceForm
) -> ResponseReturnValue:
    only_zones = "zone" in request.form and wants_block()
    response = render(
        "services/edit/areas.html" if only_zones else "services/edit.html",
        service=service,
        version=version,
        form=form,
        zones=zone_choices(form),
        said=said,
        why=WHY,
    )
    if only_zones:
        response.headers["HX-Trigger"] = "draftChanged"  # the form then saves itself
    return response


def _side_by_side(service: Service, conflict: DraftConflictError) -> ResponseReturnValue:
    """Show both versions of a draft; nothing is lost, nothing is written."""
    return render(
        "services/conflict.html",
        status=CONFLICT,
        service=service,
        conflict=conflict,
        mine=json.dumps(conflict.mine),
        found=differences(conflict.theirs, conflict.mine),
    )


def _document(text: str | None) -> Document:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        found = {}
    return normalised(found if isinstance(found, dict) else {})
