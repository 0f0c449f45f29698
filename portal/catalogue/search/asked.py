"""What somebody asks of the catalogue: read from the address, written back into it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from werkzeug.datastructures import MultiDict

from portal.catalogue.listing.facets import ADULT, OLDEST_CHILD, Facet
from portal.geography.municipalities import municipality, named

LONGEST_QUESTION = 100
LONGEST_TOKEN = 200
MOST_VALUES = 30
CODE = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,9}")
YES, NO = "si", "no"
AGES = frozenset({*(str(year) for year in range(OLDEST_CHILD + 1)), ADULT})
PARAMETERS: Mapping[Facet, str] = {
    Facet.KIND: "bisogno",
    Facet.TARGET: "per",
    Facet.COST: "costo",
    Facet.DAY: "giorni",
    Facet.PLACES: "posti",
    Facet.ACCESS: "accesso",
    Facet.ACCESSIBILITY: "accessibilita",
    Facet.LANGUAGE: "lingua",
}


class Order(StrEnum):
    RELEVANCE = "rilevanza"
    DISTANCE = "distanza"
    NEWEST = "aggiornate"


class View(StrEnum):
    LIST = "elenco"
    MAP = "mappa"


Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Asked:
    """One search: words, municipality, age, facets, and how to show what is found."""

    words: str = ""
    municipality: str = ""
    around: bool = False
    age: str = ""
    chosen: tuple[tuple[Facet, tuple[str, ...]], ...] = ()
    organisation: str = ""
    unknown_too: bool = True
    order: Order | None = None
    view: View = View.LIST
    after: str = field(default="", compare=False)

    @classmethod
    def read(cls, given: "MultiDict[str, str]") -> Self:
        """Read an address; what makes no sense there is left out."""
        return cls(
            words=" ".join(given.get("q", "").split())[:LONGEST_QUESTION],
            municipality=_municipality(given.get("comune", "")[:LONGEST_QUESTION]),
            around=given.get("intorno") == YES,
            age=given.get("eta", "") if given.get("eta", "") in AGES else "",
            chosen=tuple(
                (group, values)
                for group, name in PARAMETERS.items()
                if (values := _values(given.getlist(name)))
            ),
            organisation=_organisation(given.get("ente", "")),
            unknown_too=_unknown_too(given.getlist("anche_ignoti")),
            order=_member(Order, given.get("ordine")),
            view=_member(View, given.get("vista")) or View.LIST,
            after=given.get("da", "")[:LONGEST_TOKEN],
        )

    def values(self, group: Facet) -> tuple[str, ...]:
        return dict(self.chosen).get(group, ())

    @property
    def narrowed(self) -> bool:
        """Tell whether anything is asked at all, or only what there is."""
        return bool(self.words or self.municipality or self.age or self.chosen or self.organisation)

    @property
    def sorted_by(self) -> Order:
        """Return the order asked for; without one, what helps most."""
        if self.order is Order.DISTANCE and not self.municipality:
            return Order.NEWEST
        if self.order is Order.RELEVANCE and not self.words:
            return Order.NEWEST
        if self.order:
            return self.order
        if self.words:
            return Order.RELEVANCE
        return Order.DISTANCE if self.municipality else Order.NEWEST

    def but(self, **changes: object) -> "Asked":
        """Return the same question with something changed, from its first page."""
        return replace(self, **{"after": "", **changes})  # type: ignore[arg-type]

    def choosing(self, group: Facet, values: Iterable[str]) -> "Asked":
        """Return the same question with other values in one group."""
        kept = {**dict(self.chosen), group: tuple(sorted(values))}
        chosen = tuple((each, kept[each]) for each in PARAMETERS if kept.get(each))
        return self.but(chosen=chosen)

    def without(self, group: Facet, value: str) -> "Asked":
        return self.choosing(group, [each for each in self.values(group) if each != value])

    @property
    def query(self) -> str:
        """Return the question as the query of an address, always written the same way."""
        place = municipality(self.municipality)
        around = YES if self.around else ""
        pairs = [("comune", place.name if place else ""), ("intorno", around)]
        pairs += [("q", self.words), ("eta", self.age)]
        pairs += [(PARAMETERS[group], value) for group, values in self.chosen for value in values]
        pairs += [
            ("ente", self.organisation),
            ("anche_ignoti", "" if self.unknown_too else NO),
            ("ordine", self.order or ""),
            ("vista", "" if self.view is View.LIST else self.view),
            ("da", self.after),
        ]
        return urlencode([(name, value) for name, value in pairs if value])


def _municipality(given: str) -> str:
    found = municipality(given) or (named(given) if given else None)
    return found.code if found else ""


def _values(given: list[str]) -> tuple[str, ...]:
    return tuple(sorted({value for value in given if CODE.fullmatch(value)})[:MOST_VALUES])


def _organisation(given: str) -> str:
    try:
        return str(UUID(given))
    except ValueError:
        return ""


def _unknown_too(given: list[str]) -> bool:
    return not given or YES in given


def _member(kind: type[Choice], given: str | None) -> Choice | None:
    return kind(given) if given in set(kind) else None
