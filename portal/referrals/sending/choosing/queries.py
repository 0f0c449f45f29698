"""Services that a woman may be sent to, weighed for her need, the best first, each explained."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from portal.catalogue.search import queries as catalogue
from portal.catalogue.service_page import queries as service_pages
from portal.geography.distance import kilometres
from portal.geography.municipalities import municipality
from portal.referrals.sending.choosing.fitting import Ages, fits, for_her, serves
from portal.referrals.sending.choosing.kinds import Candidate, Choice, Fit
from portal.referrals.sending.choosing.needs import Need
from portal.referrals.sending.choosing.paces import paces
from portal.referrals.sending.choosing.ranking import ranked
from portal.referrals.sending.choosing.reasons import reasons
from portal.referrals.sending.choosing.times import overlap
from portal.ui.language import ITALIAN, current_language

EVERYWHERE = "*"  # as a listing names the whole province
MOST_SHOWN = 12
TARGET = "target"


def choices(
    need: Need, *, kinds: Iterable[str] = (), words: str = "", but: Iterable[UUID] = ()
) -> list[Choice]:
    """Return the services that suit a need, the best first, each with its reasons."""
    rows = _rows(need, words, kinds, frozenset(but))
    whom = _for_whom(need, [row.id for row in rows])
    known = paces(row.organisation_id for row in rows)
    candidates = [
        _candidate(
            need, row, for_her=whom.get(row.id, Fit.UNKNOWN), pace=known.get(row.organisation_id)
        )
        for row in rows
    ]
    return [Choice(each, tuple(reasons(each, need))) for each in ranked(candidates)[:MOST_SHOWN]]


def _rows(need: Need, words: str, kinds: Iterable[str], but: frozenset[UUID]) -> list[Row[Any]]:
    found = catalogue.for_plans(
        current_language(), words=words, kinds=kinds, municipality=need.municipality
    )
    once = {row.id: row for row in found if row.id not in but and not row.closed}
    return list(once.values())


def _for_whom(need: Need, ids: Sequence[UUID]) -> dict[UUID, Fit]:
    """Tell of each service whether she is one of those whom it is for."""
    return {
        row.id: for_her(
            need,
            {term["code"] for term in row.terms if term["scheme"] == TARGET},
            row.target_mode,
        )
        for row in service_pages.running(ids)
    }


def _candidate(need: Need, row: Row[Any], **known: Any) -> Candidate:  # noqa: ANN401 -- what else is known
    areas = frozenset(row.areas.split())
    ages = Ages(row.ages_known, row.all_ages, row.month_from or 0, row.month_to)
    return Candidate(
        id=row.id,
        name=_name(row),
        organisation=row.organisation_name,
        organisation_id=row.organisation_id,
        serves=serves(need, areas, everywhere=EVERYWHERE in areas),
        everywhere=EVERYWHERE in areas,
        fits=fits(need, ages),
        for_children=ages.known and not ages.for_adults,
        overlap=overlap(need.slots, row.hours),
        kilometres=_distance(need.municipality, row.municipality),
        capacity=row.capacity,
        places_left=row.places_left,
        said_on=row.capacity_said_on,
        **known,
    )


def _distance(here: str, there: str) -> int | None:
    if municipality(here) is None or municipality(there) is None:
        return None
    return round(kilometres(here, there))


def _name(row: Row[Any]) -> str:
    english = current_language() != ITALIAN and row.name_en
    return str(row.name_en if english else row.name_it)
