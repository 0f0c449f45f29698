"""The page on which a welfare manager corrects what is known of a woman."""

from uuid import UUID

from flask import Blueprint, flash, url_for
from flask.typing import ResponseReturnValue

from portal.participants.cases import queries as cases
from portal.participants.cases.models import Participant
from portal.participants.cases.panels import add_tab
from portal.participants.cases.permissions import Cases
from portal.participants.consent import queries as consents
from portal.participants.consent.kinds import Purpose
from portal.participants.details import actions
from portal.participants.details.forms import DetailsForm, form_of
from portal.participants.details.particulars import DetailsError, particulars_of
from portal.participants.details.words import differences
from portal.ui.errors import ConflictError
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from portal.ui.render import render, see
from tenants.permissions import requires

pages = Blueprint("details", __name__)
add_tab(_l("Dati e contatti"), "details.edit", sort=15)


@pages.route("/participants/<uuid:participant_id>/details", methods=["GET", "POST"])
@requires(Cases.WRITE)
def edit(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    form = form_of(particulars_of(participant))
    if form.validate_on_submit():
        try:
            actions.save_details(participant, form.said(), edition=form.version.data)
        except DetailsError as error:
            form.reject(error)
        except ConflictError:
            return _both_versions(participant, form)
        else:
            flash(_("Modifiche salvate."), "success")
            return see(url_for("details.edit", participant_id=participant_id))
    return render(
        "participants/details/edit.html",
        participant=participant,
        form=form,
        special=consents.holds(participant_id, Purpose.SPECIAL),
    )


def _both_versions(participant: Participant, form: DetailsForm) -> ResponseReturnValue:
    """Show what was saved meanwhile beside what was typed, and the form ready to save anyway."""
    saved = particulars_of(participant)
    form.meet(saved.edition)
    return render(
        "participants/details/conflict.html",
        status=409,
        participant=participant,
        form=form,
        differences=list(differences(saved, form.said())),
        special=True,
    )
