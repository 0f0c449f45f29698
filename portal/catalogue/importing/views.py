"""The pages of bringing services in from a sheet, and of taking them out."""

from uuid import UUID

from flask import Blueprint, Response, flash, make_response, request, url_for
from flask.typing import ResponseReturnValue

from portal.catalogue.importing import actions, answers, downloads, lines, queries
from portal.catalogue.importing.forms import ColumnsForm, FileForm, RowForm
from portal.catalogue.importing.permissions import Importing
from portal.sheets.refusals import RefusedFileError
from portal.sheets.states import UNDER_WAY, Verdict
from portal.sheets.upload import LARGEST_FILE
from portal.ui.addresses import page_number
from portal.ui.language import gettext as _
from portal.ui.render import render, see, wants_block
from tenants.identity import signed_in
from tenants.permissions import requires

pages = Blueprint("importing", __name__)


@pages.route("/services/import", methods=["GET", "POST"])
@requires(Importing.IMPORT)
def upload() -> ResponseReturnValue:
    form = FileForm()
    if form.validate_on_submit():
        file = form.file.data
        try:
            checked = actions.check_file(file.stream.read(LARGEST_FILE + 1), file.filename or "")
        except RefusedFileError as error:
            form.reject(error)
        else:
            return see(url_for("importing.run", run_id=checked.id))
    recent = queries.recent(signed_in().organisation_id)
    return render("importing/upload.html", form=form, recent=recent, states=answers.STATES)


@pages.get("/services/import/template.xlsx")
@requires(Importing.IMPORT)
def template_xlsx() -> ResponseReturnValue:
    return downloads.template_xlsx()


@pages.get("/services/import/template.csv")
@requires(Importing.IMPORT)
def template_csv() -> ResponseReturnValue:
    return downloads.template_csv()


@pages.get("/services/import/<uuid:run_id>")
@requires(Importing.IMPORT)
def run(run_id: UUID) -> ResponseReturnValue:
    found = queries.run(run_id, Importing.IMPORT)
    counts = queries.counts(found)
    if found.state in UNDER_WAY:
        done, total = lines.progress(found, counts)
        template = "importing/progress.html"
        return render(template, block="import_progress", run=found, done=done, total=total)
    if wants_block():
        return _finished()
    kind, page = _rows_asked()
    return render(
        "importing/run.html",
        run=found,
        counts=counts,
        shown=lines.shown(found, counts, kind=kind, page=page),
        unknown=lines.unknown_headings(found),
    )


@pages.post("/services/import/<uuid:run_id>/confirmation")
@requires(Importing.IMPORT)
def confirmation(run_id: UUID) -> ResponseReturnValue:
    try:
        actions.confirm(queries.run(run_id, Importing.IMPORT))
    except actions.ImportingError as error:
        flash(str(error), "error")
    return see(url_for("importing.run", run_id=run_id))


@pages.post("/services/import/<uuid:run_id>/removal")
@requires(Importing.IMPORT)
def removal(run_id: UUID) -> ResponseReturnValue:
    actions.discard(queries.run(run_id, Importing.IMPORT))
    flash(_("File buttato via: le tue schede sono come prima."), "success")
    return see(url_for("importing.upload"))


@pages.post("/services/import/<uuid:run_id>/reversal")
@requires(Importing.IMPORT)
def reversal(run_id: UUID) -> ResponseReturnValue:
    actions.undo(queries.run(run_id, Importing.IMPORT))
    return see(url_for("importing.run", run_id=run_id))


@pages.route("/services/import/<uuid:run_id>/columns", methods=["GET", "POST"])
@requires(Importing.IMPORT)
def columns(run_id: UUID) -> ResponseReturnValue:
    found = queries.run(run_id, Importing.IMPORT)
    form = ColumnsForm.of(found.headings, found.keys)
    if form.validate_on_submit():
        try:
            actions.choose_columns(found, form.keys())
        except actions.ImportingError as error:
            form.reject(error)
        else:
            flash(_("Righe ricontrollate con le colonne che hai scelto."), "success")
            return see(url_for("importing.run", run_id=run_id))
    return render("importing/columns.html", form=form, run=found)


@pages.route("/services/import/<uuid:run_id>/rows/<int:number>", methods=["GET", "POST"])
@requires(Importing.IMPORT)
def row(run_id: UUID, number: int) -> ResponseReturnValue:
    found = queries.run(run_id, Importing.IMPORT)
    line = queries.row(found, number)
    form = RowForm.of(actions.cells_to_correct(found, line))
    if form.validate_on_submit():
        actions.correct_row(found, line, form.texts())
        if line.verdict is not Verdict.ERROR:
            flash(_("Riga %(number)s corretta.", number=number), "success")
            return see(url_for("importing.run", run_id=run_id))
    form.show(lines.by_column(line))
    return render("importing/row.html", form=form, run=found, line=lines.Line(line))


@pages.get("/services/import/<uuid:run_id>/problems.xlsx")
@requires(Importing.IMPORT)
def problems(run_id: UUID) -> ResponseReturnValue:
    return downloads.rows_to_correct(queries.run(run_id, Importing.IMPORT))


@pages.get("/services/export.xlsx")
@requires(Importing.EXPORT)
def export_xlsx() -> ResponseReturnValue:
    return downloads.services_xlsx(signed_in().organisation_id)


@pages.get("/services/export.csv")
@requires(Importing.EXPORT)
def export_csv() -> ResponseReturnValue:
    international = request.args.get("style") == "international"
    return downloads.services_csv(signed_in().organisation_id, international=international)


def _finished() -> Response:
    """Have the page that polled read itself again: its work is done."""
    response = make_response("", 200)
    response.headers["HX-Refresh"] = "true"
    return response


def _rows_asked() -> tuple[str, int]:
    return request.args.get("show", ""), page_number()
