"""The uncovered hours of one household over a year, with a plan of six actions."""

import time
from uuid import UUID

from portal.plans.hours.days_off import DaysOff, Rest
from portal.plans.hours.figures import Year
from portal.plans.hours.slots import SlotKind
from tests.bench import goals
from tests.plans.hours.weeks import ANNA, FATHER, LUCA, MONDAY, MOTHER, household, slot, work

TIMES = 15
ACTIONS = [UUID(int=100 + number) for number in range(6)]


def figures(hello_ms):
    """Return the goal: measuring a family, in requests of a bare Flask app."""
    milliseconds = _median_cpu_ms()
    return [goals.figure("P14", milliseconds / hello_ms, f"({milliseconds:.1f} CPU-ms)")]


def _median_cpu_ms():
    family, days_off = _family(), DaysOff()
    spent = []
    for _ in range(TIMES):
        began = time.process_time()
        Year(family, MONDAY, days_off).course(ACTIONS)
        spent.append((time.process_time() - began) * 1000)
    return sorted(spent)[TIMES // 2]


def _family():
    """Two parents on shifts, two children at school, a club on some days for each action."""
    clubs = [
        slot(child, SlotKind.SERVICE, "16–18", days=[at % 5], activity=action)
        for at, action in enumerate(ACTIONS)
        for child in (ANNA, LUCA)
    ]
    return household(
        work(MOTHER, "9–18", rests=Rest.PUBLIC_HOLIDAYS),
        slot(MOTHER, SlotKind.COMMUTING, "8:30–9"),
        work(FATHER, "6–14", every=2, first_week=MONDAY),
        work(FATHER, "14–22", every=2),
        *(slot(each, SlotKind.SCHOOL, "8–16", rests=Rest.SCHOOL) for each in (ANNA, LUCA)),
        *clubs,
        adults=(MOTHER, FATHER),
        children=(ANNA, LUCA),
    )
