"""The page of the rules, for who administers the network."""

from flask import Blueprint, flash, url_for
from flask.typing import ResponseReturnValue

from portal.participants.enrolment import queries
from portal.participants.enrolment.eligibility import Rules
from portal.participants.enrolment.permissions import Enrolments
from portal.participants.enrolment.ruling import actions
from portal.participants.enrolment.ruling.forms import RulesForm
from portal.ui.language import gettext as _
from portal.ui.render import render, see
from portal.ui.shell import Entry, offer
from tenants.permissions import requires

pages = Blueprint("enrolment_rules", __name__)
offer(Entry("Chi seguiamo", "enrolment_rules.rules", "sliders", Enrolments.RULE, sort=75))


@pages.route("/network/enrolment", methods=["GET", "POST"])
@requires(Enrolments.RULE)
def rules() -> ResponseReturnValue:
    form = RulesForm(obj=queries.setting())
    if not form.validate_on_submit():
        return render("enrolment_rules/rules.html", form=form)
    said = Rules(
        municipalities=frozenset(form.municipalities.data or ()),
        isee_up_to=form.isee_up_to.data,
        child_under=form.child_under.data,
    )
    actions.set_rules(said, reply_days=form.reply_days.data or queries.REPLY_DAYS)
    flash(_("Regole salvate: valgono da adesso."), "success")
    return see(url_for("enrolment_rules.rules"))
