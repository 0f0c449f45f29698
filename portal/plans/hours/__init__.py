"""Uncovered hours: when nobody looks after the children, before and after each action of a plan."""

from portal.plans.hours.school_calendar.views import pages as school_calendar
from portal.plans.hours.views import pages

BLUEPRINTS = (pages, school_calendar)
