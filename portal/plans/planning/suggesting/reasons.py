"""Why a service is suggested, in words that a welfare manager can check."""

from datetime import date
from typing import Any

from sqlalchemy import Row

from portal.geography.municipalities import municipality
from portal.plans.planning.suggesting.scoring import MONTHS, Fit, Situation, Suggestion
from portal.plans.planning.words import DOMAINS
from portal.ui.formats import date_words
from portal.ui.language import gettext as _
from portal.ui.language import ngettext

HEAVIEST = 4


def reasons(found: Suggestion, row: Row[Any], asked: Situation) -> list[str]:
    """Return what speaks for a suggestion, and what is not known of it."""
    said = [_need(found), _place(found, asked), _distance(found), _ages(found), _places(row)]
    return [words for words in said if words]


def _need(found: Suggestion) -> str:
    domain = str(DOMAINS[found.offer.domain]).lower()
    return _("%(need)s %(weight)s su %(most)s", need=domain, weight=found.weight, most=HEAVIEST)


def _place(found: Suggestion, asked: Situation) -> str:
    if found.serves is not Fit.YES:
        return _("zona da chiedere")
    here = municipality(asked.municipality)
    if here is None or not found.offer.areas:
        return _("serve tutto il Biellese")
    return _("serve %(place)s", place=here.name)


def _distance(found: Suggestion) -> str:
    distance = found.offer.kilometres
    if distance is None:
        return ""
    return _("a %(km)s km", km=distance) if distance else _("nel suo comune")


def _ages(found: Suggestion) -> str:
    if found.fits is Fit.UNKNOWN:
        return _("età da chiedere")
    if not found.ages or found.offer.ages is None:
        return ""
    low, high = found.offer.ages
    if high is None:
        return _("età da %(low)s anni", low=low // MONTHS)
    return _("età %(low)s–%(high)s", low=low // MONTHS, high=high // MONTHS)


def _places(row: Row[Any]) -> str:
    words = {
        "places": _open_places(row.places_left),
        "waitlist": _("c'è una lista d'attesa"),
        "full": _("al completo"),
        "assess": _("posti da verificare insieme"),
    }.get(row.capacity, "")
    day: date | None = row.capacity_said_on
    return (
        _("%(words)s, detto il %(day)s", words=words, day=date_words(day))
        if words and day
        else words
    )


def _open_places(left: int | None) -> str:
    return ngettext("%(n)s posto libero", "%(n)s posti liberi", left) if left else _("posti liberi")
