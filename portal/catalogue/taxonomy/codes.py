"""The code of a new term: short, made of its list and its name, never one that was used before."""

import re
from collections.abc import Collection, Iterator
from itertools import count

from portal.catalogue.taxonomy.models import Scheme
from tenants.folding import fold

PREFIXES = {Scheme.TARGET: "D", Scheme.ACCESS: "A", Scheme.ACCESSIBILITY: "P"}
LETTERS = 3


def code_of_kind(group: str, taken: Collection[str]) -> str:
    """Return the next number of a group: EDU-07 after EDU-06, whatever became of EDU-06."""
    numbered = re.compile(rf"{re.escape(group)}-(\d+)")
    used = [int(found[1]) for code in taken if (found := numbered.fullmatch(code))]
    return f"{group}-{max(used, default=0) + 1:02d}"


def code_of_facet(scheme: Scheme, name: str, taken: Collection[str]) -> str:
    """Return the list's letter and three letters of the name: D-MAD for mothers."""
    letters = fold(name).replace(" ", "").upper()[:LETTERS] or "X"
    start = f"{PREFIXES[scheme]}-{letters}"
    return next(code for code in _numbered(start) if code not in taken)


def code_of_zone(name: str, taken: Collection[str]) -> str:
    """Return the name as it stands in addresses: valle-elvo."""
    start = fold(name).replace(" ", "-") or "zona"
    return next(code for code in _numbered(start, "-") if code not in taken)


def _numbered(start: str, between: str = "") -> Iterator[str]:
    yield start
    for number in count(2):
        yield f"{start}{between}{number}"
