"""Interviews with women: booked and held, what was noted, what comes next, the agenda."""

from portal.participants.interviews import attention, handover, overview
from portal.participants.interviews.agenda import views as agenda
from portal.participants.interviews.booking import views as booking
from portal.participants.interviews.notes import views as notes
from portal.participants.interviews.pages import BLUEPRINTS as PAGES
from portal.participants.interviews.tasks import views as tasks

REGISTERED = (attention, handover, overview, agenda, booking, notes, tasks)
BLUEPRINTS = PAGES
