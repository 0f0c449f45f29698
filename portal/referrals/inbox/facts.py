"""What happens in the queue that somebody may ask about later."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReferralsListed:
    """A list of open referrals went out: how many, and whether with names."""

    count: int
    with_names: bool
    form: str
