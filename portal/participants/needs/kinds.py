"""The parts of life in which a need may weigh."""

from enum import StrEnum


class Domain(StrEnum):
    WORK = "work"
    CHILDCARE = "childcare"
    CARE = "care"
    HOME = "home"
    HEALTH = "health"
    NETWORK = "network"
    MOBILITY = "mobility"
    MONEY = "money"
