"""The whole of a search as one full-text question: OR inside a group, AND across groups."""

from collections.abc import Iterable, Iterator

from portal.catalogue.listing.facets import ANY, EVERY_ROW, UNKNOWN, Facet, lexeme
from portal.catalogue.search.asked import Asked
from portal.catalogue.search.lexicon import asked_for
from portal.geography.distance import within

NEIGHBOURS = 15  # kilometres: a quarter of an hour on these roads
MAY_BE_UNKNOWN = frozenset({Facet.COST, Facet.ACCESSIBILITY, Facet.DAY})


def question(asked: Asked, language: str, *, leaving_out: Facet | None = None) -> str:
    """Return what PostgreSQL is asked; a group may be left out to count what else it offers."""
    filters = [
        *_place(asked),
        *_age(asked),
        *_chosen(asked, leaving_out),
        *_organisation(asked),
    ]
    # Words may all be too common to count: there is always something to look for.
    return " & ".join([*(filters or [EVERY_ROW]), *asked_for(asked.words, language)])


def _place(asked: Asked) -> Iterator[str]:
    if asked.municipality:
        reach = NEIGHBOURS if asked.around else 0
        codes = within(asked.municipality, reach)
        yield _any_of(Facet.AREA, [*codes, ANY], unknown_too=asked.unknown_too)


def _age(asked: Asked) -> Iterator[str]:
    if asked.age:
        yield _any_of(Facet.AGE, [asked.age, ANY], unknown_too=asked.unknown_too)


def _chosen(asked: Asked, leaving_out: Facet | None) -> Iterator[str]:
    for group, values in asked.chosen:
        if group is not leaving_out:
            unknown_too = asked.unknown_too and group in MAY_BE_UNKNOWN
            yield _any_of(group, narrowest(group, values), unknown_too=unknown_too)


def _organisation(asked: Asked) -> Iterator[str]:
    if asked.organisation:
        yield lexeme(Facet.ORGANISATION, asked.organisation)


def narrowest(group: Facet, values: Iterable[str]) -> list[str]:
    """Leave out a group of kinds of which a kind is chosen: the kind says it more exactly."""
    chosen = list(values)
    if group is not Facet.KIND:
        return chosen
    narrowed = {value.partition("-")[0] for value in chosen if "-" in value}
    return [value for value in chosen if value not in narrowed]


def _any_of(group: Facet, values: Iterable[str], *, unknown_too: bool) -> str:
    unknown = [lexeme(group, UNKNOWN)] if unknown_too else []
    return f"({' | '.join([*(lexeme(group, value) for value in values), *unknown])})"
