"""The parts of a person's page that the wings above bring: tabs, and panels of its overview."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import request, url_for

from portal.participants.cases.models import Participant


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab of a person's page; `label` is a lazy message."""

    label: Any
    endpoint: str
    sort: int
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TabLink:
    """A tab as the page shows it."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the overview: its title, its template, and what the template shows."""

    title: str
    template: str
    values: dict[str, Any] = field(default_factory=dict)
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something in the history of a case."""

    moment: datetime
    title: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Glance:
    """One time that somebody outside the organisation read who she is; `who` is a partner."""

    moment: datetime
    who: str
    what: str


PanelSource = Callable[[Participant], Panel | None]
EventSource = Callable[[Participant], list[Event]]
GlanceSource = Callable[[Participant], list[Glance]]

_tabs: list[Tab] = []
_panels: list[tuple[int, PanelSource]] = []
_events: list[EventSource] = []
_glances: list[GlanceSource] = []
_papers: dict[str, Any] = {}
_names: dict[str, Any] = {}


def add_tab(
    label: Any,  # noqa: ANN401 -- a lazy message
    endpoint: str,
    *,
    sort: int,
    also: tuple[str, ...] = (),
) -> None:
    """Add a tab; its view takes `participant_id` and asks `cases.queries.participant`.

    `also` names other groups of pages that stand under this tab.
    """
    _tabs.append(Tab(label, endpoint, sort, (endpoint.split(".", maxsplit=1)[0], *also)))
    _tabs.sort(key=lambda tab: tab.sort)
    name_pages({endpoint: label})


def name_pages(names: dict[str, Any]) -> None:
    """Say what pages are called in the record of accesses: endpoint → a lazy message."""
    _names.update(names)


def page_name(endpoint: str) -> str:
    """Return what a page is called in the record of accesses."""
    return str(_names.get(endpoint, endpoint))


def panel(*, sort: int) -> Callable[[PanelSource], PanelSource]:
    """Add a panel to the overview: a function of the participant; none: nothing to show."""

    def add(source: PanelSource) -> PanelSource:
        _panels.append((sort, source))
        _panels.sort(key=lambda entry: entry[0])
        return source

    return add


def events(source: EventSource) -> EventSource:
    """Add what a wing knows of a case's history."""
    _events.append(source)
    return source


def glances(source: GlanceSource) -> GlanceSource:
    """Add what a room above knows of who read about her from outside."""
    _glances.append(source)
    return source


def add_paper(label: Any, endpoint: str) -> None:  # noqa: ANN401 -- a lazy message
    """Add a paper for herself about who looked; its view takes `participant_id`."""
    _papers[endpoint] = label


def tabs_of(participant_id: UUID) -> list[TabLink]:
    """Return the tabs of a person's page."""
    here = request.blueprint
    return [
        TabLink(
            str(tab.label),
            url_for(tab.endpoint, participant_id=participant_id),
            tab.endpoint == request.endpoint or (here in tab.groups and here != "cases"),
        )
        for tab in _tabs
    ]


def panels_of(participant: Participant) -> list[Panel]:
    """Return the panels of the overview that have something to show."""
    found = (source(participant) for _sort, source in _panels)
    return [panel for panel in found if panel is not None]


def history_of(participant: Participant, most: int) -> list[Event]:
    """Return what happened in a case, the newest first."""
    found = [event for source in _events for event in source(participant)]
    found.sort(key=lambda event: event.moment, reverse=True)
    return found[:most]


def glances_of(participant: Participant) -> list[Glance]:
    """Return who read about her from outside."""
    return [glance for source in _glances for glance in source(participant)]


def papers_of(participant_id: UUID) -> list[tuple[str, str]]:
    """Return the papers about who looked: label and address."""
    return [
        (str(label), url_for(endpoint, participant_id=participant_id))
        for endpoint, label in _papers.items()
    ]
