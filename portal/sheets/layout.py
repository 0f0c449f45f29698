"""What a room's sheets look like: how its headings are known, and what its sheet is called."""

from collections.abc import Callable
from dataclasses import dataclass

FEWEST_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """The sheets of one kind of import."""

    recognised: Callable[[str], str | None]  # a heading → the key of its column
    main: str  # the key of the column without which a file makes no sense
    main_heading: str
    sheet_names: frozenset[str]

    def is_header(self, cells: list[str]) -> bool:
        """Tell whether a line looks like headings."""
        known = {self.recognised(cell) for cell in cells} - {None}
        return self.main in known or len(known) >= FEWEST_COLUMNS
