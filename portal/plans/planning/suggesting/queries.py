"""What is asked of the catalogue for a woman's plan, and what it answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from portal.catalogue.search import queries as catalogue
from portal.catalogue.service_page import queries as service_pages
from portal.geography.distance import kilometres
from portal.geography.municipalities import municipality
from portal.participants.household import queries as households
from portal.participants.needs import queries as needs
from portal.plans.planning.suggesting.kinds import kinds_for
from portal.plans.planning.suggesting.reasons import reasons
from portal.plans.planning.suggesting.scoring import (
    LIGHTEST,
    Offer,
    Situation,
    Suggestion,
    suggestions,
)
from portal.ui.language import ITALIAN, current_language
from tenants.clock import today

MOST_DOMAINS = 4  # the heaviest; each costs the catalogue two questions
MOST_SHOWN = 24
EVERYWHERE = "*"  # as a listing names the whole province


@dataclass(frozen=True, slots=True)
class Suggested:
    """A service that suits, and why, as a page shows it."""

    id: UUID
    name: str
    organisation: str
    domain: str
    reasons: list[str]


def situation(participant_id: UUID, lives_in: str, domain: str = "") -> Situation:
    """Return what a woman needs; one part of life counts at least a little when it is asked for."""
    scores = {str(name): score for name, score in needs.latest(participant_id).items()}
    if domain:
        scores = {domain: max(scores.get(domain, 0), LIGHTEST)}
    children = households.children_of(participant_id, today())
    ages = tuple(today().year - each.born_in for each in children if each.born_in is not None)
    return Situation(scores, lives_in, ages)


def suggested(asked: Situation) -> list[Suggested]:
    """Return the services that suit a situation, the best first, each with its reasons."""
    heaviest = sorted(asked.scores, key=lambda name: -asked.scores[name])[:MOST_DOMAINS]
    rows = [
        (domain, row)
        for domain in heaviest
        if asked.scores[domain] >= LIGHTEST
        for row in _rows(asked, domain)
    ]
    offers = [_offer(domain, row, asked.municipality) for domain, row in rows]
    said = {row.id: row for _domain, row in rows}
    found = suggestions(asked, offers)[:MOST_SHOWN]
    return [_shown(each, said[each.offer.id], asked) for each in found]


def searched(words: str) -> list[Suggested]:
    """Return the services that some words find, for who has one in mind."""
    rows = catalogue.for_plans(current_language(), words=words) if words.strip() else []
    return [Suggested(row.id, _name(row), row.organisation_name, "", []) for row in rows]


def service_name(service_id: UUID) -> str:
    """Return what a published service is called; raises NotFoundError when there is none."""
    texts = {text["language"]: text["name"] for text in service_pages.one(service_id).texts}
    return str(texts.get(ITALIAN) or next(iter(texts.values()), ""))


def _rows(asked: Situation, domain: str) -> Sequence[Row[Any]]:
    kinds = kinds_for(domain, asked.ages)
    rows = catalogue.for_plans(current_language(), kinds=kinds, municipality=asked.municipality)
    return [row for row in rows if not row.closed]


def _offer(domain: str, row: Row[Any], lives_in: str) -> Offer:
    return Offer(
        id=row.id,
        name=_name(row),
        organisation=row.organisation_name,
        domain=domain,
        areas=_areas(row.areas.split()),
        kilometres=_distance(lives_in, row.municipality),
        ages=(row.month_from or 0, row.month_to) if row.ages_known else None,
        for_all_ages=row.ages_known and row.all_ages,
        capacity=row.capacity,
    )


def _areas(codes: Iterable[str]) -> frozenset[str] | None:
    known = frozenset(codes)
    if EVERYWHERE in known:
        return frozenset()
    return known or None


def _distance(lives_in: str, place: str) -> int | None:
    if municipality(lives_in) is None or municipality(place) is None:
        return None
    return round(kilometres(lives_in, place))


def _name(row: Row[Any]) -> str:
    english = current_language() != ITALIAN and row.name_en
    return str(row.name_en if english else row.name_it)


def _shown(found: Suggestion, row: Row[Any], asked: Situation) -> Suggested:
    offer = found.offer
    return Suggested(
        offer.id, offer.name, offer.organisation, offer.domain, reasons(found, row, asked)
    )
