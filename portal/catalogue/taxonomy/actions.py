"""Changing the words of the catalogue: terms are never deleted, zones are only presets."""

from collections.abc import Iterable, Mapping
from typing import Any

from portal.catalogue.taxonomy import queries
from portal.catalogue.taxonomy.codes import code_of_facet, code_of_kind, code_of_zone
from portal.catalogue.taxonomy.facts import (
    TermAdded,
    TermChanged,
    TermDeprecated,
    TermRestored,
    ZoneAdded,
    ZoneChanged,
    ZoneRemoved,
)
from portal.catalogue.taxonomy.models import Scheme, TaxonomyTerm, Zone
from portal.ui.language import gettext as _
from tenants import ledger
from tenants.clock import today
from tenants.database import db
from tenants.folding import fold

Change = (
    TermAdded | TermChanged | TermDeprecated | TermRestored | ZoneAdded | ZoneChanged | ZoneRemoved
)


class TaxonomyError(Exception):
    """The words cannot be changed like this; `field` is where it shows."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class StaleTermError(TaxonomyError):
    """Somebody else changed the term or zone since the form was opened."""


def add_term(scheme: Scheme, *, group: str | None, words: Mapping[str, Any]) -> TaxonomyTerm:
    """Add a term at the end of its list; its code was never used before."""
    _check_name(scheme, words, code=None)
    taken = queries.every_code()
    code = code_of_kind(group, taken) if group else code_of_facet(scheme, words["name_it"], taken)
    siblings = queries.siblings(scheme, group)
    sort = (siblings[-1].sort if siblings else _sort_of(group)) + 1
    term = TaxonomyTerm(scheme=scheme, code=code, parent_code=group, sort=sort, **words)
    db.session.add(term)
    _remember(TermAdded(code))
    return term


def change_term(
    term: TaxonomyTerm, *, version: int, words: Mapping[str, Any], after: str | None
) -> TaxonomyTerm:
    """Give a term other words or another place; `after` is the code that it follows."""
    _check_version(term.version, version)
    _check_name(term.scheme, words, code=term.code)
    for name, value in words.items():
        setattr(term, name, value)
    if after is not None:
        _move(term, after)
    _remember(TermChanged(term.code))
    return term


def deprecate_term(term: TaxonomyTerm, *, version: int, replaced_by: str | None) -> TaxonomyTerm:
    """Stop offering a term; services that carry it keep it, marked."""
    _check_version(term.version, version)
    if term.scheme is Scheme.KIND and term.parent_code is None:
        raise TaxonomyError(_("Un gruppo non si toglie: togli le voci che contiene."))
    if replaced_by is not None and replaced_by not in queries.replacements(term):
        raise TaxonomyError(_("Scegli una voce ancora in uso della stessa lista."), "replaced_by")
    term.deprecated_on = today()
    term.replaced_by = replaced_by
    _remember(TermDeprecated(term.code, replaced_by))
    return term


def restore_term(term: TaxonomyTerm) -> TaxonomyTerm:
    """Offer a deprecated term again."""
    if term.deprecated_on is None:
        return term
    term.deprecated_on = None
    term.replaced_by = None
    _remember(TermRestored(term.code))
    return term


def add_zone(words: Mapping[str, Any]) -> Zone:
    """Add a preset at the end of the list."""
    zones = queries.zone_rows()
    _check_zone(zones, words, code=None)
    code = code_of_zone(words["name_it"], {zone.code for zone in zones})
    zone = Zone(code=code, sort=max((each.sort for each in zones), default=0) + 1, **words)
    db.session.add(zone)
    _remember(ZoneAdded(code))
    return zone


def change_zone(zone: Zone, *, version: int, words: Mapping[str, Any]) -> Zone:
    """Give a preset another name or other municipalities; services keep those they chose."""
    _check_version(zone.version, version)
    _check_zone(queries.zone_rows(), words, code=zone.code)
    for name, value in words.items():
        setattr(zone, name, value)
    _remember(ZoneChanged(zone.code))
    return zone


def remove_zone(zone: Zone) -> None:
    """Take a preset away; services hold municipalities, not zones, so that nothing is lost."""
    if queries.is_shipped(zone):
        raise TaxonomyError(_("Questa zona fa parte del portale: puoi cambiarla, non eliminarla."))
    db.session.delete(zone)
    _remember(ZoneRemoved(zone.code))


def _check_version(present: int, opened: int) -> None:
    if present != opened:
        raise StaleTermError(
            _("Qualcuno ha cambiato questa voce mentre la modificavi: confronta e salva di nuovo.")
        )


def _check_name(scheme: Scheme, words: Mapping[str, Any], *, code: str | None) -> None:
    """Refuse a name that another term of the list bears: nobody could tell them apart."""
    for field in ("name_it", "name_en"):
        wanted = fold(words[field])
        for other in queries.rows(scheme):
            if other.code != code and fold(getattr(other, field)) == wanted:
                raise TaxonomyError(
                    _("C'è già una voce con questo nome: %(code)s.", code=other.code), field
                )


def _check_zone(zones: Iterable[Zone], words: Mapping[str, Any], *, code: str | None) -> None:
    for field in ("name_it", "name_en"):
        if any(fold(getattr(z, field)) == fold(words[field]) for z in zones if z.code != code):
            raise TaxonomyError(_("C'è già una zona con questo nome."), field)


def _move(term: TaxonomyTerm, after: str) -> None:
    others = [each for each in queries.siblings(term.scheme, term.parent_code) if each is not term]
    place = next((number for number, each in enumerate(others, 1) if each.code == after), 0)
    order = [*others[:place], term, *others[place:]]
    numbers = sorted(each.sort for each in order)
    if len(set(numbers)) < len(numbers):
        numbers = list(range(numbers[0], numbers[0] + len(numbers)))
    for each, sort in zip(order, numbers, strict=True):
        each.sort = sort


def _sort_of(group: str | None) -> int:
    found = queries.row(group) if group else None
    return found.sort if found else 0


def _remember(fact: Change) -> None:
    db.session.flush()
    ledger.record(fact)
    queries.forget()
