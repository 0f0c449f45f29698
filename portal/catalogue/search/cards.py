"""A listing as a card shows it: every word made before the template, for twenty share a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from markupsafe import Markup
from sqlalchemy import Row

from portal.catalogue.listing.facets import EVERYWHERE
from portal.catalogue.publishing import labels
from portal.catalogue.publishing.freshness import Freshness, freshness
from portal.catalogue.search.hours import when_words
from portal.catalogue.taxonomy import queries as taxonomy
from portal.geography.distance import kilometres
from portal.geography.municipalities import municipality
from portal.ui.chips import chip, status_chip
from portal.ui.formats import date_words
from portal.ui.language import ITALIAN, current_language, ngettext
from portal.ui.language import gettext as _
from tenants.clock import today

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Card:
    """One service in a list of services."""

    id: str
    href: str
    name: str
    summary: str
    language: str
    organisation: str
    chips: Markup
    where: str
    when: str
    how: str
    checked: Markup
    notice: str
    closed: bool


def cards(rows: Iterable[Row[Any]], *, near: str, prefix: str) -> list[Card]:
    """Return the cards of some rows; `near` is the municipality that distances start from."""
    language, day = current_language(), today()
    return [_card(row, language=language, near=near, prefix=prefix, day=day) for row in rows]


def _card(row: Row[Any], *, language: str, near: str, prefix: str, day: date) -> Card:
    translated = language == ITALIAN or bool(row.name_en)
    spoken = language if translated else ITALIAN
    english = spoken != ITALIAN
    shown = row.alert_until is None or row.alert_until >= day
    return Card(
        id=str(row.id),
        href=f"{prefix}/servizi/{row.id}",
        name=row.name_en if english else row.name_it,
        summary=row.summary_en if english else row.summary_it,
        language="" if spoken == language else spoken,
        organisation=row.organisation_name,
        chips=chips_of(row),
        where=_where(row, near),
        when=when_words(row.hours, language),
        how=taxonomy.name(row.access.partition(" ")[0], language),
        checked=_checked(row.assured_on, day, language),
        notice=row.alert if shown else "",
        closed=row.closed,
    )


def chips_of(row: Any) -> Markup:  # noqa: ANN401 -- a listing's row, or what stands for it
    """Return the short words about a service: its ages, its cost, its places."""
    language = current_language()
    found = [_ages(row.ages_known, row.all_ages, row.month_from, row.month_to, language)]
    found.append(_cost(row.cost, language))
    if row.capacity != "unknown":
        found.append(_places(row.capacity, row.places_left, row.capacity_said_on, language))
    return Markup().join(found)


@lru_cache(maxsize=500)
def _ages(known: bool, all_ages: bool, low: int | None, high: int | None, _language: str) -> Markup:  # noqa: FBT001 -- keys of a cache
    return chip(age_words(known=known, all_ages=all_ages, low=low, high=high), "people")


def age_words(*, known: bool, all_ages: bool, low: int | None, high: int | None) -> str:
    """Return for which ages, in few words: "0-3 anni", "da 18 anni"."""
    if not known:
        return _("Età da chiedere")
    if all_ages:
        return _("Tutte le età")
    if high is None:
        return _("da %(age)s", age=_age(low or 0))
    if not low:
        return _("fino a %(age)s", age=_age(high))
    if low % MONTHS == 0 and high % MONTHS == 0:
        return _("%(low)s-%(high)s anni", low=low // MONTHS, high=high // MONTHS)
    return _("da %(low)s a %(high)s", low=_age(low), high=_age(high))


def _age(months: int) -> str:
    if months % MONTHS == 0:
        return ngettext("%(n)s anno", "%(n)s anni", months // MONTHS)
    return ngettext("%(n)s mese", "%(n)s mesi", months)


@lru_cache(maxsize=20)
def _cost(code: str, _language: str) -> Markup:
    return status_chip("cost", code, labels.label_of(labels.COSTS, code))


@lru_cache(maxsize=500)
def _places(code: str, left: int | None, said_on: date | None, _language: str) -> Markup:
    words = labels.label_of(labels.CAPACITIES, code)
    if code == "places" and left:
        words = ngettext("%(n)s posto", "%(n)s posti", left)
    if said_on is not None:
        words = _("%(words)s al %(day)s", words=words, day=f"{said_on.day}/{said_on.month}")
    return status_chip("capacity", code, words)


def checked_chip(assured_on: date | None) -> Markup:
    """Return when somebody last said that all of it is still true."""
    return _checked(assured_on, today(), current_language())


@lru_cache(maxsize=500)
def _checked(assured_on: date | None, day: date, _language: str) -> Markup:
    state = freshness(assured_on, day)
    if assured_on is None:
        return status_chip("freshness", "stale", _("Da verificare"))
    if state in {Freshness.FRESH, Freshness.RECENT}:
        words = _("Verificato il %(day)s", day=date_words(assured_on))
        return status_chip("freshness", state, words)
    words = _("Da verificare: ultima conferma il %(day)s", day=date_words(assured_on))
    return status_chip("freshness", "stale", words)


def _where(row: Row[Any], near: str) -> str:
    """Return where one goes, with how far that is; else whom it serves."""
    if row.municipality:
        return _place(row.municipality, near, current_language())
    return _areas(row.areas, current_language())


@lru_cache(maxsize=6_000)
def _place(code: str, near: str, _language: str) -> str:
    found = municipality(code)
    if found is None:
        return ""
    start = municipality(near) if near and near != code else None
    if start is None:
        return found.name
    distance = round(kilometres(near, code))
    return _("%(place)s, a %(km)s km da %(start)s", place=found.name, km=distance, start=start.name)


@lru_cache(maxsize=500)
def _areas(areas: str, _language: str) -> str:
    codes = areas.split()
    if areas == EVERYWHERE:
        return _("In tutto il Biellese")
    if not codes:
        return _("Zona da chiedere")
    first = municipality(codes[0])
    if len(codes) == 1 and first is not None:
        return _("Per chi abita a %(place)s", place=first.name)
    return ngettext("In %(n)s comune", "In %(n)s comuni", len(codes))
