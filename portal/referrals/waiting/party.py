"""Who needs a place together: a mother and her children, told by their ages alone. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from portal.referrals.waiting.kinds import Ages

MOST_PLACES: Final = 12
ADULT: Final = "adult"
CHILD: Final = "child"


@dataclass(frozen=True, slots=True)
class Party:
    """Places that are confirmed together or not at all."""

    adults: int
    children: tuple[tuple[Ages, int], ...] = ()

    @property
    def places(self) -> int:
        return self.adults + sum(count for _ages, count in self.children)

    @property
    def is_possible(self) -> bool:
        counts = [self.adults, *(count for _ages, count in self.children)]
        return min(counts) >= 0 and 1 <= self.places <= MOST_PLACES

    def written(self) -> list[dict[str, str]]:
        """Return one line a place, as it is kept."""
        adults = [{"who": ADULT}] * self.adults
        children = [
            {"who": CHILD, "ages": ages.value}
            for ages, count in self.children
            for _number in range(count)
        ]
        return [*adults, *children]


def read(lines: Sequence[Mapping[str, Any]]) -> Party:
    """Return the party that was written."""
    children = [line.get("ages") for line in lines if line.get("who") == CHILD]
    counted = tuple((ages, children.count(ages.value)) for ages in Ages if ages in children)
    return Party(sum(line.get("who") == ADULT for line in lines), counted)
