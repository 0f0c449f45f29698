"""A published service in words: what its page, its print and the shortlist show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from sqlalchemy import Row

from portal.catalogue.publishing import labels
from portal.catalogue.publishing.models import CostKind
from portal.catalogue.search.cards import checked_chip, chips_of
from portal.catalogue.service_page.places import Place, area_words, line_of_hours, places
from portal.catalogue.taxonomy import queries as taxonomy
from portal.ui.language import ITALIAN, current_language
from tenants.clock import today
from tenants.models import Audience


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach an office; some only for the people of the network."""

    role: str
    email: str
    phone: str
    network_only: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One service as people read it; an empty part is not shown."""

    id: str
    organisation_id: str
    organisation: str
    language: str
    text: Mapping[str, str]
    kinds: list[str]
    kind_codes: list[str]
    chips: Markup
    checked: Markup
    alert: str
    closed: bool
    protected: bool
    network_only: bool
    mode: str
    targets: list[str]
    ages: str
    areas: str
    places: list[Place]
    hours: list[str]
    cost: str
    prices: list[str]
    steps: list[tuple[str, str]]
    access: list[str]
    documents: list[str]
    contacts: list[Contact]
    languages: list[str]
    interpreting: str
    accessibility: list[str]
    links: list[tuple[str, str]]
    has_dates: bool


def sheet(row: Row[Any]) -> Sheet:
    """Return a service in the page's language, in Italian where it has no other."""
    text, spoken = _text(row.texts)
    shown = row.alert_until is None or row.alert_until >= today()
    return Sheet(
        id=str(row.id),
        organisation_id=str(row.organisation_id),
        organisation=row.organisation_name,
        language="" if spoken == current_language() else spoken,
        text=text,
        chips=chips_of(row),
        checked=checked_chip(row.assured_on),
        alert=row.alert if shown else "",
        closed=row.closed_at is not None,
        protected=row.protected,
        network_only=row.visibility != "public",
        **_for_whom(row),
        **_where(row),
        **_how(row, spoken),
        **_reach(row),
    )


def _text(texts: Iterable[Mapping[str, str]]) -> tuple[Mapping[str, str], str]:
    by_language = {text["language"]: text for text in texts if text["name"]}
    wanted = current_language()
    spoken = wanted if wanted in by_language else ITALIAN
    return by_language.get(spoken, {}), spoken


def _for_whom(row: Row[Any]) -> dict[str, Any]:
    ages = {"known": row.ages_known, "all": row.all_ages, "min": row.min_age, "max": row.max_age}
    return {
        "kind_codes": _codes(row, "kind"),
        "kinds": _names(row, "kind"),
        "mode": labels.label_of(labels.TARGET_MODES, row.target_mode),
        "targets": _names(row, "target"),
        "ages": labels.age_words(ages),
    }


def _where(row: Row[Any]) -> dict[str, Any]:
    shown = [] if row.protected else places(row)
    elsewhere = [each for each in row.schedules if row.protected or not each["place_id"]]
    return {
        "areas": area_words([each["municipality"] for each in row.areas]),
        "places": shown,
        "hours": [line_of_hours(each) for each in elsewhere],
        "has_dates": any(each["days"] or each["valid_from"] for each in row.schedules),
    }


def _how(row: Row[Any], spoken: str) -> dict[str, Any]:
    options = (
        {key: value for key, value in each.items() if value is not None} for each in row.options
    )
    steps = ((each[f"words_{spoken}"] or each["words_it"], each["contact"]) for each in row.steps)
    known = row.cost != CostKind.UNKNOWN
    return {
        "cost": labels.label_of(labels.COSTS, row.cost) if known else "",
        "prices": [labels.option_words(each) for each in options],
        "steps": [(words, contact) for words, contact in steps if words],
        "access": _names(row, "access"),
        "documents": [each["label"] for each in row.documents],
    }


def _reach(row: Row[Any]) -> dict[str, Any]:
    contacts = [
        Contact(each["role"], each["email"], each["phone"], each["audience"] == Audience.NETWORK)
        for each in row.contacts
    ]
    return {
        "contacts": contacts,
        "languages": [_language(each) for each in row.languages],
        "interpreting": row.interpreting,
        "accessibility": _names(row, "accessibility"),
        "links": [(each["label"] or each["url"], each["url"]) for each in row.links],
    }


def _language(spoken: Mapping[str, str]) -> str:
    name = labels.label_of(labels.LANGUAGES, spoken["code"])
    return f"{name} ({spoken['note']})" if spoken["note"] else name


def _codes(row: Row[Any], scheme: str) -> list[str]:
    return [each["code"] for each in row.terms if each["scheme"] == scheme]


def _names(row: Row[Any], scheme: str) -> list[str]:
    return [taxonomy.name(code) for code in _codes(row, scheme)]
