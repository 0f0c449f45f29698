"""The goals of the design, and whether a run met them."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Goal:
    """A figure that must stay under (or over) a bound."""

    id: str
    words: str
    bound: float
    at_least: bool = False

    def met(self, value):
        return value >= self.bound if self.at_least else value <= self.bound


GOALS = {
    goal.id: goal
    for goal in (
        Goal("P1", "health page, CPU ÷ bare Flask hello", 2),
        Goal("P2", "search page uncached, CPU ÷ bare Flask hello", 30),
        Goal("P2-sql", "search page, rate ÷ rate of its own SQL alone", 0.35, at_least=True),
        Goal("P3", "search page cached, CPU ÷ bare Flask hello", 6),
        Goal("P3-304", "search page unchanged (304), CPU ÷ bare Flask hello", 4),
        Goal("P9", "search fragments past 25 ms that also grow faster than n^0.3", 0),
        Goal("P4", "queue of fifty referrals, CPU ÷ bare Flask hello", 14),
        Goal("P10", "queries of the most expensive search page", 4),
        Goal("P11-worker", "memory of a further web worker, MB", 40),
        Goal("P11-import", "importing the app, seconds", 0.8),
        Goal("P11-first", "first answer after start, seconds", 1),
        Goal("P12-html", "search page, kB compressed", 8),
        Goal("P12-first", "first visit, kB compressed", 120),
        Goal("P12-requests", "first visit, requests", 8),
        Goal("P12-fragment", "htmx fragment of the search, kB compressed", 4),
        Goal("P14", "uncovered hours of one household, a year, CPU ÷ bare Flask hello", 80),
        Goal("P15", "a woman's page, CPU ÷ bare Flask hello", 40),
        Goal("P16", "list of 5,000 cases with filters, CPU ÷ bare Flask hello", 30),
        Goal("P20", "counting a year of referrals in one night, seconds", 60),
        Goal("P21", "reading a table of the board, ms in the database", 25),
        Goal("P22", "the same with row security ÷ without", 1.2),
        Goal("P23", "reading a partner's queue, ms in the database", 25),
        Goal("P24", "the same with row security ÷ without", 1.2),
    )
}


@dataclass(frozen=True)
class Figure:
    """One measured value beside its goal."""

    id: str
    value: float
    goal: float
    met: bool
    words: str
    detail: str = ""


def figure(goal_id, value, detail=""):
    goal = GOALS[goal_id]
    return Figure(goal_id, round(value, 3), goal.bound, goal.met(value), goal.words, detail)


def table(figures):
    """Return the figures as lines to read."""
    lines = [f"{'':8} {'goal':13} {'value':>9} {'bound':>7}  what"]
    for one in figures:
        verdict = "met" if one.met else "MISSED"
        lines.append(
            f"{verdict:8} {one.id:13} {one.value:9.2f} {one.goal:7.2f}  {one.words} {one.detail}"
        )
    return "\n".join(lines)


def write(figures, file):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps([asdict(one) for one in figures], indent=1, ensure_ascii=False))
