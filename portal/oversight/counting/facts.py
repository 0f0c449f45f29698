"""What happens to the counts: the lead reads when they were made, and what was withheld."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CountsPublished:
    """What one run published, by period and table, and what would have told of somebody."""

    published: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    noted: int = 0
    timings: int = 0
