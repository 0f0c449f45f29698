"""The filters beside the results: what else there is, and how much of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from portal.catalogue.listing.facets import EVENING, OPEN, WEEKEND, Facet, facet
from portal.catalogue.publishing import labels
from portal.catalogue.publishing.models import CostKind
from portal.catalogue.search.asked import PARAMETERS, Asked
from portal.catalogue.search.queries import Counts, Found
from portal.catalogue.taxonomy import queries as taxonomy
from portal.catalogue.taxonomy.models import Scheme
from portal.ui.language import current_language
from portal.ui.language import lazy as _l

LEGENDS = {
    Facet.KIND: _l("Di cosa hai bisogno"),
    Facet.COST: _l("Quanto costa"),
    Facet.PLACES: _l("Posti"),
    Facet.TARGET: _l("Per chi è"),
    Facet.DAY: _l("Quando"),
    Facet.ACCESS: _l("Come si accede"),
    Facet.ACCESSIBILITY: _l("Accessibilità"),
    Facet.LANGUAGE: _l("Lingue parlate"),
}
STANDING_OPEN = frozenset({Facet.KIND, Facet.COST, Facet.PLACES})
TIMES = {EVENING: _l("la sera"), WEEKEND: _l("nel fine settimana")}
SCHEMES = {
    Facet.TARGET: Scheme.TARGET,
    Facet.ACCESS: Scheme.ACCESS,
    Facet.ACCESSIBILITY: Scheme.ACCESSIBILITY,
}


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a group: how many have it, and whether it is chosen."""

    value: str
    label: str
    count: int | None
    checked: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A group of filters as the page shows it."""

    name: str
    legend: str
    options: list[Option]
    folded: bool


def groups(asked: Asked, found: Found, others: Mapping[Facet, Counts]) -> list[Group]:
    """Return the groups with something to choose; what is chosen stays, even where it is nought."""
    made = [
        Group(
            PARAMETERS[each],
            str(legend),
            _options(each, asked, others.get(each, found.counts)),
            folded=each not in STANDING_OPEN,
        )
        for each, legend in LEGENDS.items()
    ]
    return [group for group in made if group.options]


def _options(group: Facet, asked: Asked, counts: Counts) -> list[Option]:
    chosen = asked.values(group)
    listed = VALUES[group](chosen) if group in VALUES else _terms(SCHEMES[group])
    return [
        Option(value, label, count, value in chosen)
        for value, label in listed
        if (count := counts.get(facet(group, value), 0)) or value in chosen
    ]


def _kinds(chosen: Iterable[str]) -> list[tuple[str, str]]:
    """Return the groups of kinds, and under a chosen one its kinds."""
    open_groups = {code.partition("-")[0] for code in chosen}
    language = current_language()
    found: list[tuple[str, str]] = []
    for group in taxonomy.tree():
        found.append((group.term.code, group.term.name(language)))
        if group.term.code in open_groups:
            found += [(kind.code, f"– {kind.name(language)}") for kind in group.kinds]
    return found


def _terms(scheme: Scheme) -> list[tuple[str, str]]:
    language = current_language()
    return [(term.code, term.name(language)) for term in taxonomy.terms(scheme)]


def _costs(_chosen: Iterable[str]) -> list[tuple[str, str]]:
    known = (CostKind.FREE, CostKind.ISEE, CostKind.PAID)
    return [(kind.value, str(labels.COSTS[kind])) for kind in known]


def _days(_chosen: Iterable[str]) -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in (labels.DAYS | TIMES).items()]


def _languages(_chosen: Iterable[str]) -> list[tuple[str, str]]:
    return [(code, str(label)) for code, label in labels.LANGUAGES.items()]


def _places(_chosen: Iterable[str]) -> list[tuple[str, str]]:
    return [(OPEN, str(_l("Ci sono posti adesso")))]


VALUES: Mapping[Facet, Callable[[Iterable[str]], list[tuple[str, str]]]] = {
    Facet.KIND: _kinds,
    Facet.COST: _costs,
    Facet.PLACES: _places,
    Facet.DAY: _days,
    Facet.LANGUAGE: _languages,
}


def label_of(group: Facet, value: str) -> str:
    """Return the words of one chosen value, for the chip that takes it away."""
    if group in {Facet.KIND, *SCHEMES}:
        return taxonomy.name(value)
    return dict(VALUES[group](())).get(value, value)
