"""What can be done with a service of the catalogue: upper rooms say it, lower pages show it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from flask import Flask


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceUse:
    """A service, and for whom it is looked at where a page knows: a woman, an action of hers."""

    service_id: UUID
    participant_id: UUID | None = None
    activity_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ServiceLink:
    """Something to do with a service, as a page shows it."""

    label: str
    href: str
    icon: str


Source = Callable[[ServiceUse], Iterable[ServiceLink]]

_sources: list[Source] = []


def source(found: Source) -> Source:
    """Add what a room does with services; it yields nothing to whom it is not offered."""
    if found not in _sources:
        _sources.append(found)
    return found


def links_for(
    service_id: UUID, participant_id: UUID | None = None, activity_id: UUID | None = None
) -> list[ServiceLink]:
    """Return what the person who reads may do with a service."""
    use = ServiceUse(service_id=service_id, participant_id=participant_id, activity_id=activity_id)
    return [link for known in _sources for link in known(use)]


def init_app(app: Flask) -> None:
    app.jinja_env.globals["service_links"] = links_for
