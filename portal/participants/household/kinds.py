"""The codes of a household: who is who in it, and which school."""

from enum import StrEnum


class Relation(StrEnum):
    HERSELF = "herself"
    CHILD = "child"
    PARTNER = "partner"
    FORMER_PARTNER = "former_partner"
    PARENT = "parent"
    SIBLING = "sibling"
    OTHER_RELATIVE = "other_relative"
    OTHER = "other"


class School(StrEnum):
    NONE = "none"
    NURSERY = "nursery"
    PRESCHOOL = "preschool"
    PRIMARY = "primary"
    LOWER_SECONDARY = "lower_secondary"
    UPPER_SECONDARY = "upper_secondary"
    TRAINING = "training"
