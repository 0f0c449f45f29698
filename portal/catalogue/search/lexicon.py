"""What people say and what the catalogue calls it: asilo is a nido, a badante is a kind of care.

Built from the taxonomy's everyday words, the equivalents of plain words and the municipalities'
names; a phrase leads to words and facets that are looked for beside it.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from portal.catalogue.listing.facets import ANY, Facet, lexeme
from portal.catalogue.taxonomy import queries as taxonomy
from portal.catalogue.taxonomy.models import Scheme
from portal.catalogue.taxonomy.queries import Term
from portal.geography.former_names import FORMER_NAMES
from portal.geography.municipalities import municipalities
from portal.ui.language import ENGLISH, ITALIAN
from tenants.folding import fold

LONGEST_PHRASE = 4
SHORTEST_BEGINNING = 3
MOST_WORDS = 8
MOST_ENDINGS = 12
FACETS = {
    Scheme.KIND: Facet.KIND,
    Scheme.TARGET: Facet.TARGET,
    Scheme.ACCESS: Facet.ACCESS,
    Scheme.ACCESSIBILITY: Facet.ACCESSIBILITY,
}

SMALL = """alla alle allo che chi come con cosa dal dalla degli dei del della delle dello gli mia
mio nei nel nella non per quando sono sua sul una uno and are for from how not the what when who
with"""
SMALL_WORDS = frozenset(SMALL.split())

Meanings = Mapping[str, frozenset[str]]


@dataclass(slots=True)
class _Phrases:
    """What the phrases of a language mean, and the phrases in the order of their letters."""

    meanings: Meanings
    ordered: list[str]

    def beginning_with(self, typed: str) -> list[str]:
        first = bisect_left(self.ordered, typed)
        return list(takewhile(lambda phrase: phrase.startswith(typed), self.ordered[first:]))


@dataclass(slots=True)
class _Kept:
    """The phrases of a language, as long as the taxonomy is the same."""

    terms: Mapping[str, Term]
    phrases: _Phrases


_kept: dict[str, _Kept] = {}


def asked_for(words: str, language: str) -> list[str]:
    """Return what must all be found, each an alternative of full-text words; the last may go on."""
    phrases = _phrases(language)
    return [_alternatives(unit, meanings) for unit, meanings in _units(words, phrases)]


def _units(words: str, phrases: _Phrases) -> Iterator[tuple[list[str], Iterable[str]]]:
    """Part the words into the longest known phrases and, between them, single words."""
    left = fold(words).split()[:MOST_WORDS]
    while left:
        length, meanings = _longest(left, phrases)
        last = length == len(left)
        yield (
            [*left[: length - 1], _beginning(left[length - 1]) if last else left[length - 1]],
            meanings,
        )
        left = left[length:]


def _longest(left: list[str], phrases: _Phrases) -> tuple[int, Iterable[str]]:
    for length in range(min(LONGEST_PHRASE, len(left)), 0, -1):
        phrase = " ".join(left[:length])
        if phrase in phrases.meanings:
            return length, phrases.meanings[phrase]
        if length == len(left) and (found := _endings(phrase, phrases)):
            return length, found
    return 1, ()


def _endings(phrase: str, phrases: _Phrases) -> set[str]:
    """Return what a phrase may mean that is still being typed; "che" alone begins no phrase."""
    if phrase in SMALL_WORDS or len(phrase.rpartition(" ")[2]) < SHORTEST_BEGINNING:
        return set()
    known = phrases.beginning_with(phrase)
    if len(known) > MOST_ENDINGS:
        return set()
    return set().union(*(phrases.meanings[each] for each in known))


def _beginning(word: str) -> str:
    return f"{word}:*" if len(word) >= SHORTEST_BEGINNING else word


def _alternatives(unit: list[str], meanings: Iterable[str]) -> str:
    return f"({' | '.join([_together(unit), *sorted(meanings)])})"


def _together(words: Iterable[str]) -> str:
    return f"({' & '.join(words)})"


def _phrases(language: str) -> _Phrases:
    terms = taxonomy.vocabulary()
    kept = _kept.get(language)
    if kept is None or kept.terms is not terms:
        kept = _kept[language] = _Kept(terms, _read(terms, language))
    return kept.phrases


def _read(terms: Mapping[str, Term], language: str) -> _Phrases:
    meanings: dict[str, set[str]] = defaultdict(set)
    for phrase, meaning in (*_of_terms(terms), *_of_words(language), *_of_places()):
        if phrase:
            meanings[phrase].add(meaning)
    known = {phrase: frozenset(found) for phrase, found in meanings.items()}
    return _Phrases(known, sorted(known))


def _of_terms(terms: Mapping[str, Term]) -> Iterator[tuple[str, str]]:
    """Give the everyday words of a term in both languages: visitors mix them."""
    for term in terms.values():
        meaning = lexeme(FACETS[term.scheme], term.code)
        for words in (*term.synonyms_it, *term.synonyms_en):
            yield fold(words), meaning


def _of_words(language: str) -> Iterator[tuple[str, str]]:
    spoken = ENGLISH if language == ENGLISH else ITALIAN
    for word, others in taxonomy.equivalents(spoken).items():
        for other in others:
            yield fold(word), _together(fold(other).split())


@lru_cache(maxsize=1)
def _of_places() -> tuple[tuple[str, str], ...]:
    """Let a municipality's name stand for what is offered there: "nido cossato"."""
    names = {each.name: each.code for each in municipalities()} | dict(FORMER_NAMES)
    everywhere = lexeme(Facet.AREA, ANY)
    return tuple(
        pair
        for name, code in names.items()
        for pair in ((fold(name), lexeme(Facet.AREA, code)), (fold(name), everywhere))
    )
