"""The pages of bringing people in from a sheet."""

from uuid import UUID

from flask import Blueprint, Response, flash, make_response, request, url_for
from flask.typing import ResponseReturnValue

from portal.participants.cases.permissions import Cases
from portal.participants.importing import actions, answers, downloads, lines, queries
from portal.participants.importing.forms import ColumnsForm, ConfirmationForm, FileForm
from portal.sheets.refusals import RefusedFileError
from portal.sheets.states import UNDER_WAY
from portal.sheets.upload import LARGEST_FILE
from portal.ui.addresses import page_number
from portal.ui.language import gettext as _
from portal.ui.paging import numbered
from portal.ui.render import render, see, wants_block
from tenants.permissions import requires

pages = Blueprint("case_import", __name__)


@pages.route("/participants/import", methods=["GET", "POST"])
@requires(Cases.ENROL)
def upload() -> ResponseReturnValue:
    form = FileForm()
    if form.validate_on_submit():
        file = form.file.data
        try:
            checked = actions.check_file(file.stream.read(LARGEST_FILE + 1), file.filename or "")
        except RefusedFileError as error:
            form.reject(error)
        else:
            return see(url_for("case_import.run", run_id=checked.id))
    recent, states = queries.recent(), answers.STATES
    return render("participants/import/upload.html", form=form, recent=recent, states=states)


@pages.get("/participants/import/template.xlsx")
@requires(Cases.ENROL)
def template_xlsx() -> ResponseReturnValue:
    return downloads.template_xlsx()


@pages.get("/participants/import/template.csv")
@requires(Cases.ENROL)
def template_csv() -> ResponseReturnValue:
    return downloads.template_csv()


@pages.get("/participants/import/<uuid:run_id>")
@requires(Cases.ENROL)
def run(run_id: UUID) -> ResponseReturnValue:
    found = queries.run(run_id)
    counts = queries.counts(found)
    if found.state in UNDER_WAY:
        done, total = lines.progress(found, counts)
        template = "participants/import/progress.html"
        return render(template, block="import_progress", run=found, done=done, total=total)
    if wants_block():
        return _finished()
    shown = lines.shown(found, counts, kind=request.args.get("show", ""), page=page_number())
    return render(
        "participants/import/run.html",
        run=found,
        counts=counts,
        shown=shown,
        unknown=lines.unknown_headings(found),
        confirming=ConfirmationForm(formdata=None),
        **numbered(shown.pages, page_number()),
    )


@pages.post("/participants/import/<uuid:run_id>/confirmation")
@requires(Cases.ENROL)
def confirmation(run_id: UUID) -> ResponseReturnValue:
    form = ConfirmationForm()
    try:
        actions.confirm(queries.run(run_id), with_known=bool(form.with_known.data))
    except actions.ImportingError as error:
        flash(str(error), "error")
    return see(url_for("case_import.run", run_id=run_id))


@pages.post("/participants/import/<uuid:run_id>/removal")
@requires(Cases.ENROL)
def removal(run_id: UUID) -> ResponseReturnValue:
    actions.discard(queries.run(run_id))
    flash(_("File buttato via: non abbiamo iscritto nessuna."), "success")
    return see(url_for("case_import.upload"))


@pages.post("/participants/import/<uuid:run_id>/reversal")
@requires(Cases.ENROL)
def reversal(run_id: UUID) -> ResponseReturnValue:
    actions.undo(queries.run(run_id))
    return see(url_for("case_import.run", run_id=run_id))


@pages.route("/participants/import/<uuid:run_id>/columns", methods=["GET", "POST"])
@requires(Cases.ENROL)
def columns(run_id: UUID) -> ResponseReturnValue:
    found = queries.run(run_id)
    form = ColumnsForm.of(found.headings, found.keys)
    if form.validate_on_submit():
        try:
            actions.choose_columns(found, form.keys())
        except actions.ImportingError as error:
            form.reject(error)
        else:
            flash(_("Righe ricontrollate con le colonne che hai scelto."), "success")
            return see(url_for("case_import.run", run_id=run_id))
    return render("participants/import/columns.html", form=form, run=found)


@pages.get("/participants/import/<uuid:run_id>/problems.xlsx")
@requires(Cases.ENROL)
def problems(run_id: UUID) -> ResponseReturnValue:
    return downloads.rows_to_correct(queries.run(run_id))


def _finished() -> Response:
    """Have the page that polled read itself again: its work is done."""
    response = make_response("", 200)
    response.headers["HX-Refresh"] = "true"
    return response
