"""The agenda: week, day and list; the sheet of a day; the address for another calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from flask import Response, current_app, flash, request, url_for
from flask.typing import ResponseReturnValue

from portal.participants.cases import queries as cases
from portal.participants.cases.models import Participant
from portal.participants.cases.permissions import Cases
from portal.participants.cases.words import CALL_TIMES
from portal.participants.interviews.agenda import actions, queries
from portal.participants.interviews.agenda.calendar import calendar
from portal.participants.interviews.agenda.queries import Meeting
from portal.participants.interviews.agenda.spans import (
    Span,
    View,
    day_named,
    span_of,
)
from portal.participants.interviews.pages import agenda
from portal.ui.addresses import one_of
from portal.ui.language import gettext as _
from portal.ui.render import render, see
from tenants import door, scope, tokens
from tenants.clock import HOME, now, today
from tenants.database import id_or_none
from tenants.permissions import NotFoundError, public, requires

EVERYBODY = "all"
FEED_BACK, FEED_AHEAD = timedelta(days=60), timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to see the agenda, or a step to other days."""

    label: str
    href: str
    current: bool = False
    icon: str = "calendar3"


@agenda.get("/agenda")
@requires(Cases.READ)
def show() -> ResponseReturnValue:
    view, day = one_of(View, "view") or View.WEEK, day_named(request.args.get("day", ""))
    span, who = span_of(view, day), request.args.get("who", "")
    managers = cases.managers()
    person = _person(who, managers)
    return render(
        f"participants/agenda/{view}.html",
        view=view,
        day=day,
        span=span,
        by_day=_by_day(span, queries.meetings(span, person)),
        managers=managers,
        person=person,
        everybody=person is None,
        own=person == scope.current().user_id,
        ways=_ways(view, day, who),
        before=_address(view, span.before, who),
        after=_address(view, span.after, who),
        now_href=_address(view, today(), who),
    )


@agenda.get("/agenda/sheet")
@requires(Cases.READ)
def sheet() -> ResponseReturnValue:
    """Show one's own day on paper: whom to meet, how to call her; each is written down as read."""
    day = day_named(request.args.get("day", ""))
    met = queries.meetings(span_of(View.DAY, day), scope.current().user_id)
    women = {meeting.participant.id: meeting.participant for meeting in met}
    for participant_id in women:
        cases.participant(participant_id, Cases.READ)
    return render("participants/agenda/sheet.html", day=day, meetings=met, call_times=_call_times)


@agenda.get("/agenda/feed")
@requires(Cases.READ)
def feed() -> ResponseReturnValue:
    found = queries.feed()
    token = actions.known_token(found, _secret()) if found else ""
    root = current_app.config["PORTAL"].public_url
    path = url_for("agenda.subscription", token=token) if token else ""
    return render(
        "participants/agenda/feed.html", found=found, address=f"{root}{path}" if path else ""
    )


@agenda.post("/agenda/feed")
@requires(Cases.READ)
def open_feed() -> ResponseReturnValue:
    actions.open_feed(_secret())
    flash(_("Ecco il tuo indirizzo: copialo nel programma del calendario."), "success")
    return see(url_for("agenda.feed"))


@agenda.post("/agenda/feed/removal")
@requires(Cases.READ)
def close_feed() -> ResponseReturnValue:
    actions.close_feed()
    flash(_("Fatto: da adesso quell'indirizzo non mostra più niente."), "success")
    return see(url_for("agenda.feed"))


@agenda.get("/agenda/<token>.ics")
@public
def subscription(token: str) -> ResponseReturnValue:
    """Answer a calendar program, which knows nothing but the secret address."""
    entries = door.call(
        "agenda",
        secret=tokens.hashed(token),
        since=now() - FEED_BACK,
        until=now() + FEED_AHEAD,
    )
    if entries is None:
        raise NotFoundError
    response = Response(calendar(entries), mimetype="text/calendar")
    response.headers["Cache-Control"] = "no-store"
    return response


def _person(who: str, managers: dict[UUID, str]) -> UUID | None:
    """Return whose agenda is asked for; none for everybody's, one's own where nobody's is."""
    if who == EVERYBODY:
        return None
    asked = id_or_none(who)
    return asked if asked in managers else scope.current().user_id


def _by_day(span: Span, meetings: Sequence[Meeting]) -> list[tuple[date, list[Meeting]]]:
    return [
        (day, [met for met in meetings if met.interview.starts_at.astimezone(HOME).date() == day])
        for day in span.days
    ]


def _ways(view: View, day: date, who: str) -> list[Choice]:
    words = {View.WEEK: _("Settimana"), View.DAY: _("Giorno"), View.LIST: _("Elenco")}
    icons = {View.WEEK: "calendar3", View.DAY: "calendar-event", View.LIST: "list-ul"}
    return [
        Choice(words[each], _address(each, day, who), each == view, icons[each]) for each in View
    ]


def _address(view: View, day: date, who: str) -> str:
    return url_for("agenda.show", view=view.value, day=day.isoformat(), who=who or None)


def _call_times(participant: Participant) -> str:
    return ", ".join(str(CALL_TIMES[code]) for code in participant.call_at if code in CALL_TIMES)


def _secret() -> str:
    secret: str = current_app.config["PORTAL"].secret_key
    return secret
