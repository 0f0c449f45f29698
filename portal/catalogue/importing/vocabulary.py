"""The words that a cell may hold for a code: of terms, municipalities, zones and languages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from babel import Locale

from portal.catalogue.taxonomy import queries
from portal.catalogue.taxonomy.models import Scheme
from portal.geography.municipalities import municipalities, municipality, named
from portal.ui.language import ENGLISH, ITALIAN, current_language
from tenants.folding import fold

ALIKE = 0.72
WHOLE = frozenset({"tutta la provincia", "provincia", "whole province", "all", "tutti", "tutto"})
WHOLE_ZONE = "provincia"
LONGEST_CODE = 6
USUAL_LANGUAGES = ("it", "en", "fr", "es", "de", "pt", "ro", "sq", "ar", "uk", "ru", "zh", "wo")


@dataclass(frozen=True, slots=True)
class Choosable:
    """A term as a cell may name it."""

    code: str
    name: str
    is_group: bool
    replaced_by: str | None
    deprecated: bool


class Vocabulary:
    """The words of one page or one pass, read once; names are written in its language."""

    def __init__(self) -> None:
        self.language = current_language()
        self._terms = {scheme: _Terms(scheme, self.language) for scheme in Scheme}
        self._zones = {
            fold(known): zone.municipalities
            for zone in queries.presets()
            for known in (zone.code, zone.name_it, zone.name_en)
        }

    def term(self, scheme: Scheme, given: str) -> Choosable | None:
        """Find a term by its code, its name in either language, or an everyday word."""
        return self._terms[scheme].find(given)

    def near(self, scheme: Scheme, given: str) -> str:
        """Return the name most like what was written; empty when none is."""
        return self._terms[scheme].near(given)

    def term_words(self, scheme: Scheme, code: str) -> str:
        """Return what to write for a code: its name, where the name leads back to it."""
        name = queries.name(code, self.language)
        found = self.term(scheme, name)
        return name if found and found.code == code and ";" not in name else code

    def terms(self, scheme: Scheme) -> list[Choosable]:
        """Return the terms that may be chosen, for the sheet of codes."""
        return [_choosable(each.code, self.language) for each in queries.terms(scheme)]

    def zones(self) -> list[tuple[str, str]]:
        """Return the zones by code and name, for the sheet of codes."""
        return [(zone.code, zone.name(self.language)) for zone in queries.presets()]

    def municipalities(self, given: str) -> tuple[str, ...] | None:
        """Return the codes that a name, a code or a zone stands for; None for none."""
        folded = fold(given)
        if folded in WHOLE:
            return self._zones.get(WHOLE_ZONE)
        if folded in self._zones:
            return tuple(self._zones[folded])
        found = municipality_code(given)
        return None if found is None else (found,)

    def near_municipality(self, given: str) -> str:
        """Return the municipality most like what was written; empty when none is."""
        names = {fold(each.name): each.name for each in municipalities()}
        alike = get_close_matches(fold(given), names, n=1, cutoff=ALIKE)
        return names[alike[0]] if alike else ""

    def is_whole_province(self, codes: Iterable[str]) -> bool:
        whole = self._zones.get(WHOLE_ZONE)
        return whole is not None and set(codes) == set(whole)

    def spoken(self, given: str) -> str | None:
        """Return the ISO 639 code of a language, by its code or its name."""
        return _languages_by_name().get(fold(given))

    def language_words(self, code: str) -> str:
        name: str = Locale(self.language).languages.get(code, code)
        return name if self.spoken(name) == code else code


def municipality_code(given: str) -> str | None:
    """Return the code of a municipality by code or name, former names too."""
    if given.isdigit() and len(given) <= LONGEST_CODE:
        found = municipality(given.zfill(LONGEST_CODE))
    else:
        found = named(given)
    return found.code if found else None


class _Terms:
    """One list of terms, found by code, name and everyday word."""

    def __init__(self, scheme: Scheme, language: str) -> None:
        known = queries.every_term(scheme)
        self._language = language
        self._codes = _by_words(
            [({term.code}, term.code) for term in known],
            [({term.name_it, term.name_en}, term.code) for term in known],
            [({*term.synonyms_it, *term.synonyms_en}, term.code) for term in known],
        )

    def find(self, given: str) -> Choosable | None:
        code = self._codes.get(fold(given))
        return None if code is None else _choosable(code, self._language)

    def near(self, given: str) -> str:
        alike = get_close_matches(fold(given), self._codes, n=1, cutoff=ALIKE)
        return queries.name(self._codes[alike[0]], self._language) if alike else ""


def _by_words(*ranks: list[tuple[set[str], str]]) -> dict[str, str]:
    """Index codes by their words; in each rank a word of two codes leads to neither."""
    found: dict[str, str] = {}
    for rank in ranks:
        codes: dict[str, set[str]] = {}
        for words, code in rank:
            for word in words:
                codes.setdefault(fold(word), set()).add(code)
        for word, meant in codes.items():
            if len(meant) == 1:
                found.setdefault(word, *meant)
    return found


def _choosable(code: str, language: str) -> Choosable:
    term = queries.term(code)
    if term is None:
        raise LookupError(code)
    is_group = term.scheme is Scheme.KIND and term.parent_code is None
    return Choosable(
        code, term.name(language), is_group, term.replaced_by, term.deprecated_on is not None
    )


@cache
def _languages_by_name() -> Mapping[str, str]:
    """Usual languages first, so that a name that two share means the one spoken here."""
    found: dict[str, str] = {}
    names: list[Mapping[str, str]] = [Locale(spoken).languages for spoken in (ITALIAN, ENGLISH)]
    every = [code for code in names[0] if "_" not in code]
    for code in (*USUAL_LANGUAGES, *every):
        for word in (code, *(known.get(code, code) for known in names)):
            found.setdefault(fold(word), code)
    return found
