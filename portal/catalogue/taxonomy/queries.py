"""Reads of the taxonomy: terms and zones, kept in the process for half a minute.

Every page of the catalogue names terms; they change a few times a year.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from sqlalchemy import select

from portal.catalogue.taxonomy import shipped
from portal.catalogue.taxonomy.models import Scheme, TaxonomyTerm, Zone
from portal.geography.zones import zones
from portal.ui.language import ITALIAN, current_language
from portal.ui.language import gettext as _
from tenants.database import db

SECONDS_KEPT = 30.0

Rows = TypeVar("Rows")


@dataclass(frozen=True, slots=True)
class Term:
    """A term as pages show it."""

    scheme: Scheme
    code: str
    parent_code: str | None
    name_it: str
    name_en: str
    description_it: str
    description_en: str
    synonyms_it: tuple[str, ...]
    synonyms_en: tuple[str, ...]
    deprecated_on: date | None
    replaced_by: str | None

    def name(self, language: str | None = None) -> str:
        """Return the term's name, in the page's language unless another is asked for."""
        spoken = language or current_language()
        return self.name_it if spoken == ITALIAN else self.name_en


@dataclass(frozen=True, slots=True)
class Group:
    """A group of kinds of service, with the kinds in it."""

    term: Term
    kinds: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every term by its code, and those that may be chosen today, as pages list them."""

    terms: Mapping[str, Term]
    offered: Mapping[Scheme, tuple[Term, ...]]
    tree: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Preset:
    """A zone, as an editor chooses it."""

    code: str
    name_it: str
    name_en: str
    municipalities: tuple[str, ...]

    def name(self, language: str | None = None) -> str:
        spoken = language or current_language()
        return self.name_it if spoken == ITALIAN else self.name_en


def terms(scheme: Scheme) -> tuple[Term, ...]:
    """Return the terms of one list that may be chosen today, in their order."""
    return _kept_terms.current().offered[scheme]


def every_term(scheme: Scheme) -> tuple[Term, ...]:
    """Return the terms of one list in their order, those no longer chosen too."""
    return tuple(each for each in _terms().values() if each.scheme is scheme)


def term(code: str) -> Term | None:
    """Find a term by its code, a deprecated one too."""
    return _terms().get(code)


def vocabulary() -> Mapping[str, Term]:
    """Return every term by its code; the same object until the terms are read again."""
    return _terms()


def equivalents(language: str) -> Mapping[str, list[str]]:
    """Return what else to look for when a word is typed."""
    return shipped.equivalents(language)


def tree() -> tuple[Group, ...]:
    """Return the groups of kinds, each with its kinds."""
    return _kept_terms.current().tree


def kind_codes() -> frozenset[str]:
    """Return the codes of the kinds that a service may carry: leaves, not groups.

    A kind that is no longer offered stays with the services that have it.
    """
    return frozenset(each.code for each in every_term(Scheme.KIND) if each.parent_code)


def name(code: str, language: str | None = None) -> str:
    """Return a term's name; an unknown code speaks for itself."""
    found = term(code)
    return found.name(language) if found else code


def marked_name(code: str) -> str:
    """Return a term's name for whoever writes or reviews: marked, when it is no longer offered."""
    found = term(code)
    if found is None or found.deprecated_on is None:
        return name(code)
    return _("%(name)s (non più in uso)", name=found.name())


def presets() -> tuple[Preset, ...]:
    """Return the zones that fill in an area served, the whole province first."""
    return _presets.current()


def successor(code: str) -> Term | None:
    """Return the term in use that stands for a code today: itself, or what replaced it."""
    found, seen = term(code), {code}
    while found and found.deprecated_on:
        following = found.replaced_by
        if following is None or following in seen:
            return None
        seen.add(following)
        found = term(following)
    return found


def rows(scheme: Scheme) -> Sequence[TaxonomyTerm]:
    """Return the rows of one list in their order, for whoever edits them."""
    return db.session.scalars(
        select(TaxonomyTerm)
        .where(TaxonomyTerm.scheme == scheme)
        .order_by(TaxonomyTerm.sort, TaxonomyTerm.code)
    ).all()


def row(code: str) -> TaxonomyTerm | None:
    """Return one term's row, for whoever edits it."""
    return db.session.scalar(select(TaxonomyTerm).where(TaxonomyTerm.code == code))


def siblings(scheme: Scheme, parent_code: str | None) -> list[TaxonomyTerm]:
    """Return the rows that are ordered among each other: one group's, or one list's."""
    return [each for each in rows(scheme) if each.parent_code == parent_code]


def every_code() -> frozenset[str]:
    """Return every code that was ever given, so that none is given twice."""
    return frozenset(_read_terms())


def replacements(replaced: TaxonomyTerm) -> dict[str, str]:
    """Return what may stand for a term from now on, by code: terms in use of its list."""
    return {
        each.code: each.name()
        for each in terms(replaced.scheme)
        if each.code != replaced.code and (each.parent_code or each.scheme is not Scheme.KIND)
    }


def zone_rows() -> Sequence[Zone]:
    """Return the zones in their order, for whoever edits them."""
    return db.session.scalars(select(Zone).order_by(Zone.sort, Zone.code)).all()


def zone_row(code: str) -> Zone | None:
    return db.session.scalar(select(Zone).where(Zone.code == code))


def is_shipped(zone: Zone) -> bool:
    """Tell whether a zone comes with the product, and so comes back at the next start."""
    return zone.code in {each.key for each in zones()}


def forget() -> None:
    """Read terms and zones again at the next question: after an edit."""
    _kept_terms.forget()
    _presets.forget()


class _Kept(Generic[Rows]):
    """Rows read once and kept for a while; two threads may read them twice, unharmed."""

    def __init__(self, read: Callable[[], Rows]) -> None:
        self._read = read
        self._kept: tuple[float, Rows] | None = None

    def current(self) -> Rows:
        kept = self._kept
        if kept is None or time.monotonic() - kept[0] > SECONDS_KEPT:
            kept = self._kept = (time.monotonic(), self._read())
        return kept[1]

    def forget(self) -> None:
        self._kept = None


def _terms() -> Mapping[str, Term]:
    return _kept_terms.current().terms


def _read_terms() -> Mapping[str, Term]:
    order = (TaxonomyTerm.scheme, TaxonomyTerm.sort, TaxonomyTerm.code)
    return {
        row.code: _term(row) for row in db.session.scalars(select(TaxonomyTerm).order_by(*order))
    }


def _read_vocabulary() -> Vocabulary:
    found = _read_terms()
    in_use = [each for each in found.values() if not each.deprecated_on]
    offered = {scheme: tuple(each for each in in_use if each.scheme is scheme) for scheme in Scheme}
    return Vocabulary(found, offered, _grouped(offered[Scheme.KIND]))


def _grouped(kinds: Sequence[Term]) -> tuple[Group, ...]:
    return tuple(
        Group(group, tuple(kind for kind in kinds if kind.parent_code == group.code))
        for group in kinds
        if group.parent_code is None
    )


def _term(row: TaxonomyTerm) -> Term:
    return Term(
        scheme=row.scheme,
        code=row.code,
        parent_code=row.parent_code,
        name_it=row.name_it,
        name_en=row.name_en,
        description_it=row.description_it,
        description_en=row.description_en,
        synonyms_it=tuple(row.synonyms_it),
        synonyms_en=tuple(row.synonyms_en),
        deprecated_on=row.deprecated_on,
        replaced_by=row.replaced_by,
    )


def _read_presets() -> tuple[Preset, ...]:
    rows = db.session.scalars(select(Zone).order_by(Zone.sort, Zone.code))
    return tuple(
        Preset(row.code, row.name_it, row.name_en, tuple(row.municipalities)) for row in rows
    )


_kept_terms = _Kept(_read_vocabulary)
_presets = _Kept(_read_presets)
