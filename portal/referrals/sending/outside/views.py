"""Writing down how a referral goes at a partner that does not use the portal."""

from uuid import UUID

from flask import flash, url_for
from flask.typing import ResponseReturnValue

from portal.participants.cases import queries as cases
from portal.participants.cases.permissions import Cases
from portal.referrals.sending import queries
from portal.referrals.sending.outside import actions
from portal.referrals.sending.outside.actions import Heard
from portal.referrals.sending.outside.forms import AnswerForm
from portal.referrals.sending.pages import CONFLICT, ONE, sending
from portal.referrals.tracking import queries as tracking
from portal.referrals.tracking.actions import ChangedMeanwhileError, ReferralError
from portal.referrals.tracking.kinds import Side
from portal.referrals.tracking.models import Referral
from portal.referrals.tracking.permissions import Referrals
from portal.ui.language import gettext as _
from portal.ui.render import render, see
from tenants.permissions import NotFoundError, requires


@sending.route(f"{ONE}/outside", methods=["GET", "POST"])
@requires(Referrals.SEND)
def answer(referral_id: UUID) -> ResponseReturnValue:
    referral = tracking.referral(referral_id, Referrals.SEND, Side.SENDER).referral
    woman = cases.participant(queries.participant_of(referral), Cases.WRITE)
    ends = actions.ends_of(referral)
    if not ends:
        raise NotFoundError
    form = AnswerForm(data={"version": referral.version})
    form.offer(ends)
    status = _written(referral, form)
    if status is None:
        flash(_("Segnato."), "success")
        return see(url_for("sending.show", referral_id=referral.id))
    return render(
        "sending/answer.html", status=status or None, referral=referral, woman=woman, form=form
    )


def _written(referral: Referral, form: AnswerForm) -> int | None:
    """Write a valid answer down; return the status of the page when it must come back."""
    if not form.validate_on_submit():
        return 0
    heard = Heard(
        to=form.to.data,
        version=form.version.data,
        code=form.reason_code,
        day=form.day.data,
        values=form.values,
    )
    try:
        actions.write_down(referral, heard)
    except ChangedMeanwhileError as error:
        form.reject(error)
        form.meet(referral.version)
        return CONFLICT
    except ReferralError as error:
        form.reject(error)
        return 0
    return None
