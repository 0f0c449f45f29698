"""The pages on which an organisation writes its notices, and where everyone reads them."""

from uuid import UUID

from flask import flash, url_for
from flask.typing import ResponseReturnValue

from portal.participants.consent import actions, queries
from portal.participants.consent.actions import ConsentError
from portal.participants.consent.kinds import Purpose
from portal.participants.consent.pages import consent
from portal.participants.consent.permissions import Notices
from portal.participants.consent.publishing.forms import NoticeForm, RetentionForm
from portal.participants.consent.shipped import told
from portal.participants.consent.views import purpose_of
from portal.ui.language import gettext as _
from portal.ui.render import render, see
from portal.ui.shell import Entry, offer
from tenants.permissions import public, requires

offer(Entry("Informative", "consent.notices", "shield-check", Notices.WRITE, sort=86))


@consent.get("/organisation/notices")
@requires(Notices.WRITE)
def notices() -> ResponseReturnValue:
    in_force = queries.notices_in_force()
    return render(
        "notices/notices.html",
        purposes=[(each, told(each, in_force.get(each))) for each in Purpose],
        in_force=in_force,
        versions={each: queries.versions(each) for each in Purpose},
        months=queries.retention_months(),
    )


@consent.route("/organisation/notices/<purpose>", methods=["GET", "POST"])
@requires(Notices.WRITE)
def write(purpose: str) -> ResponseReturnValue:
    about = purpose_of(purpose)
    now = told(about, queries.notices_in_force().get(about))
    form = NoticeForm(legal_basis=now.legal_basis, italian=now.italian, english=now.english)
    if form.validate_on_submit():
        try:
            actions.publish_notice(about, form.text())
        except ConsentError as error:
            form.reject(error)
        else:
            flash(_("Nuova versione salvata: quelle di prima restano come erano."), "success")
            return see(url_for("consent.notices"))
    return render("notices/write.html", purpose=about, form=form)


@consent.route("/organisation/retention", methods=["GET", "POST"])
@requires(Notices.WRITE)
def retention() -> ResponseReturnValue:
    form = RetentionForm(months=queries.retention_months())
    if form.validate_on_submit():
        try:
            actions.set_retention(form.months.data or 0)
        except ConsentError as error:
            form.reject(error)
        else:
            flash(_("Tempo di conservazione salvato."), "success")
            return see(url_for("consent.notices"))
    return render("notices/retention.html", form=form)


@consent.get("/informative/<uuid:notice_id>")
@public
def notice(notice_id: UUID) -> ResponseReturnValue:
    found = queries.notice(notice_id)
    return render(
        "notices/notice.html", notice=found, whose=queries.organisation_name(found.organisation_id)
    )
