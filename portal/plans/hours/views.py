"""The pages of a household's hours."""

from datetime import date, timedelta
from typing import Protocol
from uuid import UUID

from flask import Blueprint, flash, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from portal.participants.cases import queries as cases
from portal.participants.cases.panels import Panel, add_tab, name_pages, panel
from portal.participants.cases.permissions import Cases
from portal.plans.hours import actions, queries
from portal.plans.hours.cards import cards
from portal.plans.hours.charts import months_ahead, over_time
from portal.plans.hours.days_off import Rest
from portal.plans.hours.forms import SlotForm, TurnsForm
from portal.plans.hours.labels import gone, slot_in_words
from portal.plans.hours.models import CareSlot
from portal.plans.hours.moments import is_plausible
from portal.plans.hours.overview import Overview
from portal.plans.hours.panels import PlannedActivity, activities_of
from portal.plans.hours.people import People
from portal.plans.hours.presets import TURNS, WORKING_DAYS, preset
from portal.plans.hours.words import length_in_words
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from portal.ui.render import render, see
from tenants.database import id_or_none
from tenants.permissions import requires

pages = Blueprint("hours", __name__)
pages.add_app_template_global(length_in_words)
add_tab(_l("Ore scoperte"), "hours.hours", sort=60)
name_pages(
    {
        "hours.new_slot": _l("Un nuovo orario"),
        "hours.slot": _l("Un orario"),
        "hours.turns": _l("Turni"),
    }
)

SLOT_PAGE = "hours/slot.html"
CONFLICT = 409
WEEK = timedelta(days=7)


@pages.get("/participants/<uuid:participant_id>/hours")
@requires(Cases.READ)
def hours(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.READ)
    overview = queries.coverage(participant_id, _week_asked())
    monday = overview.week.monday
    return render(
        "hours/hours.html",
        participant=participant,
        overview=overview,
        planned=request.args.get("with") == "plan" and overview.has_more_to_do,
        cards=cards(overview.people, queries.slots(participant_id), overview.activities),
        charts=_charts(participant_id, overview),
        weeks=(monday - WEEK, monday + WEEK),
    )


@pages.route("/participants/<uuid:participant_id>/hours/new", methods=["GET", "POST"])
@requires(Cases.WRITE)
def new_slot(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    family = queries.people_of(participant_id)
    form = _new_form(participant_id, family)
    if form.validate_on_submit():
        try:
            actions.add_slots(participant_id, form.people(), form.words())
        except actions.HoursError as error:
            form.reject(error)
        else:
            flash(_("Orario aggiunto: le ore scoperte sono aggiornate."), "success")
            return see(url_for("hours.hours", participant_id=participant_id))
    return render(SLOT_PAGE, form=form, participant=participant, slot=None, theirs=None)


@pages.route("/participants/<uuid:participant_id>/hours/turns", methods=["GET", "POST"])
@requires(Cases.WRITE)
def turns(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    form = TurnsForm(
        whose=request.args.get("whose"), weekdays=WORKING_DAYS, rests=Rest.PUBLIC_HOLIDAYS.value
    )
    form.offer(queries.people_of(participant_id))
    if form.validate_on_submit():
        try:
            hours_of = TURNS[form.turns.data]
            actions.add_turns(participant_id, UUID(form.whose.data), hours_of, form.words())
        except actions.HoursError as error:
            form.reject(error)
        else:
            flash(_("Turni aggiunti: le ore scoperte sono aggiornate."), "success")
            return see(url_for("hours.hours", participant_id=participant_id))
    return render("hours/turns.html", form=form, participant=participant)


@pages.route("/participants/<uuid:participant_id>/hours/<uuid:slot_id>", methods=["GET", "POST"])
@requires(Cases.WRITE)
def slot(participant_id: UUID, slot_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    found = queries.slot(participant_id, slot_id)
    form = _form_of(found)
    theirs, status = None, None
    if form.validate_on_submit():
        try:
            actions.change_slot(found, version=form.version.data or 0, words=form.words())
        except actions.StaleSlotError:
            theirs, status = form.against(found), CONFLICT
        except actions.HoursError as error:
            form.reject(error)
        else:
            flash(_("Orario salvato: le ore scoperte sono aggiornate."), "success")
            return see(url_for("hours.hours", participant_id=participant_id))
    return render(
        SLOT_PAGE, status=status, form=form, participant=participant, slot=found, theirs=theirs
    )


@pages.post("/participants/<uuid:participant_id>/hours/<uuid:slot_id>/removal")
@requires(Cases.WRITE)
def slot_removal(participant_id: UUID, slot_id: UUID) -> ResponseReturnValue:
    cases.participant(participant_id, Cases.WRITE)
    actions.remove_slot(queries.slot(participant_id, slot_id))
    flash(_("Orario tolto: le ore scoperte sono aggiornate."), "success")
    return see(url_for("hours.hours", participant_id=participant_id))


def _charts(participant_id: UUID, overview: Overview) -> list[Markup]:
    drawn = (months_ahead(overview), over_time(queries.figures(participant_id)))
    return [chart for chart in drawn if chart is not None]


class Case(Protocol):
    """What the overview hands over."""

    id: UUID


@panel(sort=40)
def last_figure(participant: Case) -> Panel | None:
    """Show on the overview what was measured last."""
    kept = queries.figures(participant.id)
    if not kept:
        return None
    address = url_for("hours.hours", participant_id=participant.id)
    return Panel(_("Ore scoperte"), "hours/panel.html", {"figure": kept[-1]}, href=address)


def _week_asked() -> date | None:
    """Return a day of the week that is asked for; none when it is no day of these years."""
    try:
        day = date.fromisoformat(request.args.get("week", ""))
    except ValueError:
        return None
    return day if is_plausible(day) else None


def _new_form(participant_id: UUID, family: People) -> SlotForm:
    chosen = preset(request.args.get("preset", ""))
    whose = request.args.get("whose", "")
    form = SlotForm(
        whose=[whose] if whose else [],
        activity_id=str(id_or_none(request.args.get("activity")) or ""),
        **(chosen.fields() if chosen else {}),
    )
    _offer(form, participant_id, family)
    return form


def _form_of(slot: CareSlot) -> SlotForm:
    form = SlotForm.of(slot)
    _offer(form, slot.participant_id, queries.people_of(slot.participant_id), slot)
    del form.whose
    return form


def _offer(
    form: SlotForm, participant_id: UUID, family: People, slot: CareSlot | None = None
) -> None:
    """Fill the lists; only what is there today can be replaced by an action of the plan."""
    form.offer(family)
    activities = activities_of(participant_id)
    if slot and slot.activity_id and slot.activity_id not in {each.id for each in activities}:
        activities.append(PlannedActivity(slot.activity_id, gone()))
    form.offer_plan(
        activities,
        {
            each.id: f"{family.names[each.whose]}: {slot_in_words(each)}"
            for each in queries.slots(participant_id)
            if each.activity_id is None and each is not slot and each.whose in family.names
        },
    )
