"""The two groups of pages about services: those of who writes, and those of who reviews."""

from typing import Any

from flask import Blueprint

from portal.catalogue.publishing import labels
from portal.catalogue.publishing.models import Service, VersionState
from portal.catalogue.publishing.permissions import Services
from portal.ui.shell import Entry, offer

services = Blueprint("services", __name__)
reviews = Blueprint("reviews", __name__)
offer(
    Entry("I miei servizi", "services.index", "card-checklist", Services.READ, sort=20),
    Entry("Da revisionare", "reviews.index", "clipboard-check", Services.REVIEW, sort=30),
)


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
