"""The pages of notices: what is new, how one is told, and the office's address."""

from uuid import UUID

from flask import Blueprint, flash, url_for
from flask.typing import ResponseReturnValue

from portal.referrals.notices import actions, queries
from portal.referrals.notices.forms import ChoiceForm, OfficeForm
from portal.referrals.notices.permissions import Notices
from portal.referrals.notices.rules import words
from portal.referrals.tracking import queries as tracking
from portal.ui.language import gettext as _
from portal.ui.language import ngettext
from portal.ui.render import render, see
from tenants.permissions import requires

pages = Blueprint("notices", __name__)


@pages.get("/notices")
@requires(Notices.READ)
def index() -> ResponseReturnValue:
    return render("referrals/notices/index.html", notices=queries.mine(), words=words)


@pages.post("/notices/<uuid:notice_id>")
@requires(Notices.READ)
def follow(notice_id: UUID) -> ResponseReturnValue:
    notice = queries.notice(notice_id)
    actions.read(notice)
    return see(tracking.address(notice.referral_id, notice.side))


@pages.post("/notices/read")
@requires(Notices.READ)
def read_all() -> ResponseReturnValue:
    count = actions.read_all()
    flash(ngettext("Un avviso segnato come letto.", "%(n)s avvisi segnati come letti.", count))
    return see(url_for("notices.index"))


@pages.route("/notices/choice", methods=["GET", "POST"])
@requires(Notices.READ)
def choice() -> ResponseReturnValue:
    form = ChoiceForm(obj=queries.choice())
    if form.validate_on_submit():
        actions.choose(form.wanted())
        flash(_("Scelta salvata."), "success")
        return see(url_for("notices.index"))
    return render("referrals/notices/choice.html", form=form)


@pages.route("/notices/office", methods=["GET", "POST"])
@requires(Notices.SET_OFFICE)
def office() -> ResponseReturnValue:
    form = OfficeForm(obj=queries.office())
    if form.validate_on_submit():
        actions.set_office(form.email.data or "")
        flash(_("Indirizzo salvato."), "success")
        return see(url_for("notices.office"))
    return render("referrals/notices/office.html", form=form)
