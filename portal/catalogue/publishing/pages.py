"""The two groups of pages about services: those of who writes, and those of who reviews."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, url_for

from portal.catalogue.publishing import labels
from portal.catalogue.publishing.lists import Page
from portal.catalogue.publishing.models import Service, VersionState
from portal.catalogue.publishing.permissions import Services
from portal.ui.shell import Entry, offer

services = Blueprint("services", __name__)
reviews = Blueprint("reviews", __name__)
offer(
    Entry("I miei servizi", "services.index", "card-checklist", Services.READ, sort=20),
    Entry("Da revisionare", "reviews.index", "clipboard-check", Services.REVIEW, sort=30),
)

NEAR = 2


@dataclass(frozen=True, slots=True)
class Number:
    """A page of a list, as the paging shows it."""

    number: int
    href: str
    current: bool


def paging(page: Page, endpoint: str, **kept: str) -> dict[str, Any]:
    """Return what the paging of a list needs: the pages around this one, and both neighbours."""
    values = {key: value for key, value in kept.items() if value}

    def href(number: int) -> str | None:
        asked = urlencode({**values, "page": number})
        return f"{url_for(endpoint)}?{asked}" if 0 < number <= page.pages else None

    ends = {1, page.pages}
    near = [n for n in range(1, page.pages + 1) if n in ends or abs(n - page.number) <= NEAR]
    return {
        "numbers": [Number(n, href(n) or "", n == page.number) for n in near],
        "previous_href": href(page.number - 1),
        "next_href": href(page.number + 1),
    }


def _words() -> dict[str, Any]:
    return {
        "Services": Services,
        "capacities": labels.CAPACITIES,
        "capacity_words": _capacity_words,
        "state_label": _state_label,
    }


def _state_label(state: VersionState) -> str:
    return labels.label_of(labels.STATES, state)


def _capacity_words(service: Service) -> str:
    return labels.capacity_words(service.capacity_said)


for pages in (services, reviews):
    pages.context_processor(_words)
