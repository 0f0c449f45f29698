"""What is searched: a published document and its head become the columns of one listing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from portal.catalogue.listing import facets
from portal.catalogue.listing.facets import EVERYWHERE, Facet
from portal.catalogue.taxonomy.queries import Term
from portal.geography.municipalities import municipalities
from tenants.folding import fold

Document = Mapping[str, Any]

DESCRIPTION_WORDS = 60


class Head(Protocol):
    """What the listing needs of a service beside its document."""

    organisation_id: UUID
    id: UUID
    visibility: Any
    protected: bool
    capacity: Any
    places_left: int | None
    capacity_said_on: date | None
    alert: str
    alert_until: date | None
    closed_at: datetime | None
    visible_from: date | None
    visible_to: date | None
    assured_on: date | None
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Words:
    """The folded words of one language, by weight: name, kinds, summary, the rest."""

    name: str
    kinds: str
    summary: str
    rest: str


def columns(head: Head, doc: Document, organisation_name: str) -> dict[str, Any]:
    """Return the plain columns of a listing; its words are made by `words`."""
    month_from, month_to = facets.months(doc)
    ages = doc.get("ages") or {}
    return {
        "organisation_id": head.organisation_id,
        "id": head.id,
        "organisation_name": organisation_name,
        **_names(doc),
        "kind": next(iter(doc.get("kinds") or []), ""),
        "ages_known": bool(ages.get("known")),
        "all_ages": bool(ages.get("all")),
        "month_from": month_from,
        "month_to": month_to,
        "cost": facets.cost(doc),
        "access": " ".join(doc.get("access") or []),
        "municipality": "" if head.protected else _municipality(doc),
        "areas": _areas(doc),
        "hours": _hours(doc),
        "facets": " ".join(facets.counted(doc, str(head.capacity))),
        **_state(head),
    }


def lexemes(head: Head, doc: Document) -> list[str]:
    """Return every facet as it stands among the words, and the one word that all rows share."""
    found = facets.counted(doc, str(head.capacity)) + facets.compared(doc)
    if _areas(doc) == EVERYWHERE:
        found = [each for each in found if not each.startswith(f"{Facet.AREA}:")]
        found.append(facets.facet(Facet.AREA, facets.ANY))
    own = facets.lexeme(Facet.ORGANISATION, str(head.organisation_id))
    return [facets.EVERY_ROW, own, *(facets.lexeme_of(each) for each in found)]


def words(doc: Document, organisation_name: str, kinds: list[Term], language: str) -> Words:
    """Return the words of one language; where the text is Italian only, those of the Italian.

    What people call a kind otherwise (asilo, badante) is looked up when they ask, not stored.
    """
    texts = doc.get("texts") or {}
    text = texts.get(language) or {}
    if not text.get("name"):
        text = texts.get("it") or {}
    description = " ".join((text.get("description") or "").split()[:DESCRIPTION_WORDS])
    return Words(
        name=fold(text.get("name") or ""),
        kinds=" ".join([*(fold(kind.name(language)) for kind in kinds), *_kind_lexemes(doc)]),
        summary=fold(text.get("summary") or ""),
        rest=fold(" ".join([description, text.get("eligibility") or "", organisation_name])),
    )


def _kind_lexemes(doc: Document) -> list[str]:
    """Return the kinds again, to stand among the weighted words: "asilo" means a kind."""
    return [facets.lexeme(Facet.KIND, code) for code in facets.kinds(doc)]


def _names(doc: Document) -> dict[str, str]:
    texts = doc.get("texts") or {}
    return {
        f"{field}_{language}": (texts.get(language) or {}).get(field) or ""
        for field in ("name", "summary")
        for language in ("it", "en")
    }


def _state(head: Head) -> dict[str, Any]:
    return {
        "capacity": str(head.capacity),
        "places_left": head.places_left,
        "capacity_said_on": head.capacity_said_on,
        "closed": head.closed_at is not None,
        "alert": head.alert,
        "alert_until": head.alert_until,
        "assured_on": head.assured_on,
        "visible_from": head.visible_from,
        "visible_to": head.visible_to,
        "changed_at": head.changed_at,
    }


def _municipality(doc: Document) -> str:
    """Return where one goes: the municipality of the first place that is one."""
    places = (place for place in doc.get("places") or [] if place.get("kind") != "virtual")
    return next((place["municipality"] for place in places if place.get("municipality")), "")


def _areas(doc: Document) -> str:
    served = doc.get("areas") or []
    everywhere = {each.code for each in municipalities()} <= set(served)
    return EVERYWHERE if everywhere else " ".join(served)


def _hours(doc: Document) -> str:
    """Return when, in few signs: "MO,TU 08:00 13:00|WE 14:00 18:00"."""
    lines = [
        f"{','.join(period.get('days') or [])} {period.get('opens') or ''} "
        f"{period.get('closes') or ''}".rstrip()
        for period in facets.periods(doc)
        if period.get("days")
    ]
    return "|".join(dict.fromkeys(lines))
