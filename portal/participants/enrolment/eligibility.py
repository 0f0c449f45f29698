"""Whom the hub follows: the rules of the network held against what is known of a woman."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.participants.cases.kinds import IseeBand
from portal.participants.enrolment.kinds import OUTSIDE, Rule

# Each band begins above what the one below it ends with, in euro.
ABOVE = {
    IseeBand.UNKNOWN: 0,
    IseeBand.UP_TO_9: 0,
    IseeBand.UP_TO_15: 9_000,
    IseeBand.UP_TO_25: 15_000,
    IseeBand.UP_TO_40: 25_000,
    IseeBand.OVER_40: 40_000,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the network asks for; nothing where it asks for nothing."""

    municipalities: frozenset[str] = frozenset()
    isee_up_to: int | None = None
    child_under: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What is known of a woman when she enrols; nothing where nobody asked yet."""

    municipality: str = ""
    children_born_in: Sequence[int] | None = None
    isee_band: IseeBand = IseeBand.UNKNOWN


def eligibility(rules: Rules, situation: Situation, *, year: int) -> tuple[Rule, ...]:
    """Return the rules that fail. What is not known yet never fails, nor what may still be true.

    Of a child only the year of birth is known: in the year of a birthday she has the lower age.
    """
    holds = {
        Rule.MUNICIPALITY: _is_inside(rules, situation.municipality),
        Rule.CHILD: _has_child(rules, situation.children_born_in, year),
        Rule.ISEE: rules.isee_up_to is None or ABOVE[situation.isee_band] < rules.isee_up_to,
    }
    return tuple(rule for rule, held in holds.items() if not held)


def _is_inside(rules: Rules, municipality: str) -> bool:
    if municipality == OUTSIDE:
        return False
    return not municipality or not rules.municipalities or municipality in rules.municipalities


def _has_child(rules: Rules, born_in: Sequence[int] | None, year: int) -> bool:
    if rules.child_under is None or born_in is None:
        return True
    return any(year - born <= rules.child_under for born in born_in)
