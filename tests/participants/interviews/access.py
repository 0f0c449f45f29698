"""What each person gets from the pages about interviews, notes, tasks and the agenda."""

from datetime import timedelta

from tenants.clock import today
from tests.given.cases import a_case
from tests.given.interviews import (
    a_draft,
    a_held_interview,
    a_note,
    a_task,
    an_agenda_feed,
    an_interview,
    at,
)
from tests.shape.access import row

NOBODY_ELSE = {"staff": 404, "welfare_manager": 200}


def _case(world):
    return a_case(world.lead, by=world.user("welfare_manager"), name=world.canary)


def _about(make, **details):
    """Return what makes a thing about a woman of the lead's: her id, and the thing's."""

    def given(world):
        person = world.user("welfare_manager")
        anna = a_case(world.lead, by=person, name=world.canary)
        return {"id": anna, "thing": make(world.lead, anna, by=person, **details)}

    return given


def _over(world):
    yesterday = at(today() - timedelta(days=1), 10)
    return _about(an_interview, starts_at=yesterday)(world)


def _feed(world):
    return {"token": an_agenda_feed(world.lead, by=world.user("welfare_manager"))}


ROWS = {
    "agenda.close_feed": row("/agenda/feed/removal", staff=404, welfare_manager=303),
    "agenda.feed": row("/agenda/feed", **NOBODY_ELSE),
    "agenda.open_feed": row("/agenda/feed", staff=404, welfare_manager=303),
    "agenda.sheet": row("/agenda/sheet", **NOBODY_ELSE),
    "agenda.show": [
        row("/agenda", **NOBODY_ELSE),
        row("/agenda?view=day&day=2026-11-23&who=all", **NOBODY_ELSE),
        row("/agenda?view=list", **NOBODY_ELSE),
    ],
    "agenda.subscription": row(
        "/agenda/{token}.ics",
        given=_feed,
        anonymous=200,
        staff=200,
        why="a calendar program knows only the secret address, and reads codes and hours",
    ),
    "interviews.book": row("/participants/{id}/interviews/new", given=_case, **NOBODY_ELSE),
    "interviews.cancel": row(
        "/participants/{id}/interviews/{thing}/cancel",
        given=_about(an_interview),
        staff=404,
        welfare_manager=303,
    ),
    "interviews.held": row(
        "/participants/{id}/interviews/{thing}/held", given=_over, **NOBODY_ELSE
    ),
    "interviews.index": row("/participants/{id}/interviews", given=_case, **NOBODY_ELSE),
    "interviews.missed": row(
        "/participants/{id}/interviews/{thing}/missed", given=_over, **NOBODY_ELSE
    ),
    "interviews.move": row(
        "/participants/{id}/interviews/{thing}/time", given=_about(an_interview), **NOBODY_ELSE
    ),
    "interviews.put_back": row(
        "/participants/{id}/interviews/{thing}/put-back",
        given=_about(a_held_interview),
        staff=404,
        welfare_manager=303,
    ),
    "interviews.record": row("/participants/{id}/interviews/record", given=_case, **NOBODY_ELSE),
    "interviews.show": row(
        "/participants/{id}/interviews/{thing}", given=_about(a_held_interview), **NOBODY_ELSE
    ),
    "notes.autosave": row("/participants/{id}/notes/{thing}", given=_about(a_note), **NOBODY_ELSE),
    "notes.autosave_new": row("/participants/{id}/notes/new", given=_case, **NOBODY_ELSE),
    "notes.discard": row(
        "/participants/{id}/drafts/{thing}/discard",
        given=_about(a_draft),
        staff=404,
        welfare_manager=303,
    ),
    "notes.edit": row("/participants/{id}/notes/{thing}", given=_about(a_note), **NOBODY_ELSE),
    "notes.merge": row(
        "/participants/{id}/notes/{thing}/merge",
        given=_about(a_note),
        sends={"take": "theirs"},
        staff=404,
        welfare_manager=303,
    ),
    "notes.new": row("/participants/{id}/notes/new", given=_case, **NOBODY_ELSE),
    "tasks.done": row(
        "/participants/{id}/tasks/{thing}/done",
        given=_about(a_task),
        staff=404,
        welfare_manager=303,
    ),
    "tasks.drop": row(
        "/participants/{id}/tasks/{thing}/drop",
        given=_about(a_task),
        staff=404,
        welfare_manager=303,
    ),
    "tasks.edit": row("/participants/{id}/tasks/{thing}", given=_about(a_task), **NOBODY_ELSE),
    "tasks.index": row("/participants/{id}/tasks", given=_case, **NOBODY_ELSE),
    "tasks.mine": row("/tasks", **NOBODY_ELSE),
    "tasks.reopen": row(
        "/participants/{id}/tasks/{thing}/reopen",
        given=_about(a_task),
        staff=404,
        welfare_manager=303,
    ),
}
