"""The pages of a woman's household: who belongs to it, who did, who comes and goes."""

from datetime import datetime, time
from uuid import UUID

from flask import Blueprint, flash, url_for
from flask.typing import ResponseReturnValue

from portal.participants.cases import queries as cases
from portal.participants.cases.models import Participant
from portal.participants.cases.panels import Event, Panel, add_tab, events, name_pages, panel
from portal.participants.cases.permissions import Cases
from portal.participants.household import actions, queries
from portal.participants.household.forms import EndingForm, MemberForm, RemovalForm, form_of
from portal.participants.household.membership import HouseholdError
from portal.participants.household.models import HouseholdMember
from portal.participants.household.words import (
    age_words,
    differences,
    family_words,
    relation_label,
    school_label,
)
from portal.ui.errors import ConflictError
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from portal.ui.render import render, see
from tenants.clock import HOME, today
from tenants.permissions import requires

pages = Blueprint("household", __name__)
add_tab(_l("Nucleo"), "household.show", sort=20)


name_pages(dict.fromkeys(("household.add", "household.edit"), _l("Nucleo")))
name_pages(dict.fromkeys(("household.ending", "household.removal"), _l("Nucleo")))


@pages.app_template_filter("age")
def age(born_in: int | None) -> str:
    """Return the age that a year of birth means today."""
    return age_words(born_in, today().year)


@panel(sort=20)
def family(participant: Participant) -> Panel | None:
    """Show the family in one line."""
    members = queries.members(participant.id, today())
    words = family_words(members, today())
    href = url_for("household.show", participant_id=participant.id)
    return Panel(_("Nucleo"), "participants/household/panel.html", {"words": words}, href)


@events
def comings_and_goings(participant: Participant) -> list[Event]:
    """Tell who came into the household and who left it, by what they are to her."""
    found = queries.memberships(participant.id)
    came = [Event(each.created_at, _("Nucleo"), relation_label(each.relation)) for each in found]
    left = [
        Event(
            datetime.combine(each.left_on, time(12), HOME),
            _("Non fa più parte del nucleo"),
            relation_label(each.relation),
        )
        for each in found
        if each.left_on
    ]
    return [*came, *left]


@pages.get("/participants/<uuid:participant_id>/household")
@requires(Cases.READ)
def show(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.READ)
    found = queries.memberships(participant_id)
    here = {each.id for each in queries.members(participant_id, today())}
    return render(
        "participants/household/show.html",
        participant=participant,
        members=[each for each in found if each.id in here],
        former=[each for each in found if each.id not in here],
        joined=queries.households_joined(participant_id),
        people=cases.participants([each.person_id for each in found if each.person_id]),
        relation_label=relation_label,
        school_label=school_label,
    )


@pages.route("/participants/<uuid:participant_id>/household/new", methods=["GET", "POST"])
@requires(Cases.WRITE)
def add(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    form = MemberForm()
    if form.validate_on_submit():
        try:
            details = actions.identified(form.details(), form.person_code.data or "")
            actions.add_member(actions.open_household(participant), details)
        except HouseholdError as error:
            form.reject(error)
        else:
            flash(_("Persona aggiunta al nucleo."), "success")
            return see(url_for("household.show", participant_id=participant_id))
    return render("participants/household/add.html", participant=participant, form=form)


@pages.route(
    "/participants/<uuid:participant_id>/household/<uuid:member_id>", methods=["GET", "POST"]
)
@requires(Cases.WRITE)
def edit(participant_id: UUID, member_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    member = queries.member(participant_id, member_id)
    form = form_of(member, _code_of(member))
    if form.validate_on_submit():
        try:
            details = actions.identified(form.details(), form.person_code.data or "")
            actions.change_member(member, details, version=form.version.data)
        except HouseholdError as error:
            form.reject(error)
        except ConflictError:
            return _both_versions(participant, member, form)
        else:
            flash(_("Modifiche salvate."), "success")
            return see(url_for("household.show", participant_id=participant_id))
    return render(
        "participants/household/edit.html", participant=participant, member=member, form=form
    )


@pages.route(
    "/participants/<uuid:participant_id>/household/<uuid:member_id>/ending",
    methods=["GET", "POST"],
)
@requires(Cases.WRITE)
def ending(participant_id: UUID, member_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    member = queries.member(participant_id, member_id)
    form = EndingForm()
    if form.validate_on_submit() and form.left_on.data:
        try:
            actions.end_membership(member, form.left_on.data)
        except HouseholdError as error:
            form.reject(error)
        else:
            flash(_("Salvato: quello che sapevamo resta nello storico."), "success")
            return see(url_for("household.show", participant_id=participant_id))
    return render(
        "participants/household/ending.html", participant=participant, member=member, form=form
    )


@pages.route(
    "/participants/<uuid:participant_id>/household/<uuid:member_id>/removal",
    methods=["GET", "POST"],
)
@requires(Cases.WRITE)
def removal(participant_id: UUID, member_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    member = queries.member(participant_id, member_id)
    form = RemovalForm()
    if form.validate_on_submit():
        actions.remove_member(member)
        flash(_("Riga tolta dal nucleo."), "success")
        return see(url_for("household.show", participant_id=participant_id))
    return render(
        "participants/household/removal.html", participant=participant, member=member, form=form
    )


def _code_of(member: HouseholdMember) -> str:
    linked = cases.participants([member.person_id]) if member.person_id else {}
    return next((person.code for person in linked.values()), "")


def _both_versions(
    participant: Participant, member: HouseholdMember, form: MemberForm
) -> ResponseReturnValue:
    """Show what was saved meanwhile beside what was typed, and the form ready to save anyway."""
    form.meet(member.version)
    return render(
        "participants/household/conflict.html",
        status=409,
        participant=participant,
        member=member,
        form=form,
        differences=list(differences(member, form.details())),
    )
