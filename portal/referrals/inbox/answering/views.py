"""One page a step: shown, sent, and shown again with what is wrong or with who was faster."""

from uuid import UUID

from flask import flash, url_for
from flask.typing import ResponseReturnValue

from portal.referrals.inbox import queries
from portal.referrals.inbox.answering.forms import StepForm
from portal.referrals.inbox.answering.meanwhile import what_happened
from portal.referrals.inbox.answering.steps import STEPS, Step, form_of
from portal.referrals.inbox.pages import pages
from portal.referrals.sharing.queries import previews
from portal.referrals.tracking.actions import ChangedMeanwhileError, ReferralError
from portal.referrals.tracking.kinds import Side
from portal.referrals.tracking.permissions import Referrals
from portal.referrals.tracking.queries import Held, attempts, referral
from portal.ui.language import gettext as _
from portal.ui.render import render, see
from tenants.clock import local_day
from tenants.permissions import requires

CONFLICT = 409
NAMES = ", ".join(STEPS)


@pages.route(f"/referrals/inbox/<uuid:referral_id>/<any({NAMES}):name>", methods=["GET", "POST"])
@requires(Referrals.ANSWER)
def take(referral_id: UUID, name: str) -> ResponseReturnValue:
    """Take a step, and go back to the queue with what is due next."""
    held, step = referral(referral_id, Referrals.ANSWER, Side.PARTNER), STEPS[name]
    tab = queries.tab_of(held.referral)
    form = form_of(step, held)
    if not step.is_open(held.referral):
        return _too_late(held, step, form)
    if form.validate_on_submit():
        try:
            step.act(held, form.asked())
        except ChangedMeanwhileError:
            return _overtaken(held, step, form)
        except ReferralError as error:
            form.reject(error)
        else:
            done = _(str(step.done), code=held.referral.code)
            flash(_("Fatto: %(what)s.", what=done), "success")
            return see(url_for("inbox.queue", list=tab.value, next=1))
    return _page(held, step, form)


def _overtaken(held: Held, step: Step, form: StepForm) -> ResponseReturnValue:
    """Say who was faster; where the step is still to take, it is offered with what was typed."""
    if not step.is_open(held.referral):
        return _too_late(held, step, form)
    form.meet(held.referral.version)
    return _page(held, step, form, status=CONFLICT, meanwhile=what_happened(held))


def _too_late(held: Held, step: Step, form: StepForm) -> ResponseReturnValue:
    return render(
        "inbox/too_late.html",
        status=CONFLICT,
        held=held,
        step=step,
        typed=form.typed(),
        meanwhile=what_happened(held),
    )


def _page(
    held: Held, step: Step, form: StepForm, *, status: int | None = None, meanwhile: str = ""
) -> ResponseReturnValue:
    tried = attempts(held.referral) if step.name == "failure" else ()
    return render(
        "inbox/step.html",
        status=status,
        held=held,
        step=step,
        form=form,
        preview=previews([held]).get(held.id),
        meanwhile=meanwhile,
        tried=len(tried),
        days_tried=len({local_day(each.happened_at) for each in tried}),
    )
