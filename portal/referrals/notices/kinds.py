"""How somebody wants to be told."""

from enum import StrEnum


class Pace(StrEnum):
    """When a mail leaves; in the portal a notice stands at once, whatever the pace."""

    AT_ONCE = "at-once"
    DAILY = "daily"
    NEVER = "never"
