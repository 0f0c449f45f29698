"""What is open in interviews: ended with a case and revived with it; handed over with a person.

An admin decides who leaves, and sees no case: the door moves her tasks and booked interviews to a
successor who follows people herself, else to the owner of each case, else to nobody.
"""

from collections.abc import Callable
from uuid import UUID

from portal.participants.cases import closing, queries
from portal.participants.cases.closing import Closing
from portal.participants.interviews import standing
from portal.participants.interviews.booking import actions as booking
from portal.participants.interviews.tasks import actions as tasks
from portal.ui.holdings import Holding, register
from portal.ui.language import lazy as _l
from tenants import door


def _tasks_held(user_id: UUID) -> int:
    count: int = door.call_inside("tasks_held", person=user_id)
    return count


def _hand_over_tasks(user_id: UUID, successor_id: UUID) -> int:
    count: int = door.call_inside("hand_over_tasks", person=user_id, successor=successor_id)
    return count


def _interviews_held(user_id: UUID) -> int:
    count: int = door.call_inside("interviews_held", person=user_id)
    return count


def _hand_over_interviews(user_id: UUID, successor_id: UUID) -> int:
    count: int = door.call_inside("hand_over_interviews", person=user_id, successor=successor_id)
    return count


def _noted(act: Callable[[UUID], int]) -> Callable[[UUID], int]:
    """Let the list of cases know of what a closing or a reopening changed."""

    def acted(participant_id: UUID) -> int:
        count = act(participant_id)
        if count:
            standing.note(queries.participants([participant_id])[participant_id])
        return count

    return acted


closing.register(
    Closing(
        _l("attività aperte"),
        _noted(tasks.close_with),
        _noted(tasks.revive_with),
        tasks.hand_over,
    )
)
closing.register(
    Closing(
        _l("colloqui fissati"),
        _noted(booking.close_with),
        _noted(booking.revive_with),
        booking.hand_over,
    )
)
register(Holding(_l("attività da fare"), _tasks_held, _hand_over_tasks))
register(Holding(_l("colloqui fissati"), _interviews_held, _hand_over_interviews))
