"""The codes of an enrolment: its six steps, and what a woman answers by choice from a list."""

from enum import StrEnum

OUTSIDE = "outside"  # instead of a municipality: she lives beyond the province


class Step(StrEnum):
    """A screen of the self-enrolment; its value is a part of the address."""

    CONTACT = "contatto"
    PLACE = "dove"
    FAMILY = "famiglia"
    WORK = "lavoro"
    NEEDS = "bisogni"
    CONSENTS = "consensi"

    @property
    def number(self) -> int:
        return STEPS.index(self) + 1

    @property
    def next(self) -> "Step":
        return STEPS[min(self.number, len(STEPS) - 1)]

    @property
    def before(self) -> "Step | None":
        return STEPS[self.number - 2] if self.number > 1 else None


STEPS = tuple(Step)


class Travel(StrEnum):
    CAR = "car"
    TRANSIT = "transit"
    ON_FOOT = "on_foot"
    LIFT = "lift"
    HARDLY = "hardly"


class Rule(StrEnum):
    """A rule of the network about whom the hub follows."""

    MUNICIPALITY = "municipality"
    CHILD = "child"
    ISEE = "isee"
