"""Reporting a barrier, and reading what was reported."""

from uuid import UUID

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from portal.home.feedback import actions, queries
from portal.home.feedback.forms import ReportForm
from portal.home.feedback.permissions import Feedback
from portal.home.legal.queries import lead_offices
from portal.ui.render import render, see
from tenants.permissions import public, requires

pages = Blueprint("feedback", __name__)


@pages.route("/accessibilita/segnalazione", methods=["GET", "POST"])
@public
def report() -> ResponseReturnValue:
    form = ReportForm()
    if form.validate_on_submit():
        actions.report_barrier(
            words=form.words.data or "",
            page=form.page.data or "",
            tool=form.tool.data or "",
            email=form.email.data or "",
            address=request.remote_addr or "",
        )
        return see(url_for("feedback.thanks"))
    return render("home/feedback/report.html", form=form, offices=lead_offices())


@pages.get("/accessibilita/segnalazione/grazie")
@public
def thanks() -> ResponseReturnValue:
    return render("home/feedback/thanks.html")


@pages.get("/network/accessibility")
@requires(Feedback.ANSWER)
def reports() -> ResponseReturnValue:
    return render("home/feedback/reports.html", reports=queries.reports())


@pages.post("/network/accessibility/<uuid:report_id>/closing")
@requires(Feedback.ANSWER)
def close(report_id: UUID) -> ResponseReturnValue:
    actions.close_report(queries.report(report_id, Feedback.ANSWER))
    return see(url_for("feedback.reports"))
