"""The plans to begin with, by profile: goals, measures and actions to adapt, shipped as a file."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from portal.plans.planning.models import Doer
from portal.ui.language import ITALIAN, current_language

FILE = Path(__file__).parent / "profiles.toml"


@dataclass(frozen=True, slots=True)
class ProfileActivity:
    title: str
    doer: Doer


@dataclass(frozen=True, slots=True)
class ProfileGoal:
    title: str
    measure: str
    domain: str
    activities: tuple[ProfileActivity, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A plan to begin with; its goals are Italian, to be made hers in her words."""

    code: str
    name_it: str
    name_en: str
    about_it: str
    about_en: str
    goals: tuple[ProfileGoal, ...]

    @property
    def name(self) -> str:
        return self.name_it if current_language() == ITALIAN else self.name_en

    @property
    def about(self) -> str:
        return self.about_it if current_language() == ITALIAN else self.about_en


@cache
def profiles() -> dict[str, Profile]:
    """Return the shipped profiles by their code, in their order."""
    with FILE.open("rb") as file:
        read = tomllib.load(file)["profile"]
    return {each["code"]: _profile(each) for each in read}


def _profile(each: dict[str, Any]) -> Profile:
    values = {name: value for name, value in each.items() if name != "goal"}
    goals = tuple(_goal(goal) for goal in each["goal"])
    return Profile(**values, goals=goals)


def _goal(goal: dict[str, Any]) -> ProfileGoal:
    activities = tuple(
        ProfileActivity(step["title"], Doer(step["doer"])) for step in goal["activities"]
    )
    return ProfileGoal(goal["title"], goal["measure"], goal["domain"], activities)
