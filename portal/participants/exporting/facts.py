"""What happens when a list goes out: codes and numbers only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CasesExported:
    """A list left as a file: which, how long, by which filter, with names or by code."""

    what: str
    count: int
    filter: dict[str, str]
    with_names: bool
