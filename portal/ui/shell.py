"""What surrounds every page: who is signed in, where she can go, whose data these are."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from flask import Flask, current_app, g, request, url_for
from flask_wtf.csrf import generate_csrf
from sqlalchemy import select

from portal.ui.language import gettext
from tenants import scope
from tenants.database import db, random_id
from tenants.identity import current_identity
from tenants.models import Network
from tenants.permissions import may

SECONDS_KNOWN = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """A place in the navigation of staff; `label` is Italian, the source of translations.

    `count` tells how many things wait there, asked once a page.
    """

    label: str
    endpoint: str
    icon: str
    permission: StrEnum
    sort: int
    count: Callable[[], int] | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as the shell shows it."""

    label: str
    href: str
    icon: str
    current: bool
    count: int | None = None


_entries: list[Entry] = []


def offer(*entries: Entry) -> None:
    """Add a room's entries to the navigation."""
    _entries.extend(entries)
    _entries.sort(key=lambda entry: (entry.sort, entry.endpoint))


def navigation() -> list[Link]:
    """Return where the signed-in person can go."""
    identity = current_identity()
    found = [
        (entry, url_for(entry.endpoint)) for entry in _entries if may(identity, entry.permission)
    ]
    here = _here(found) if request else None
    return [_link(entry, href, current=href == here) for entry, href in found]


def _link(entry: Entry, href: str, *, current: bool) -> Link:
    # Outside a transaction, on the page of an error, nothing is counted.
    waiting = entry.count() if entry.count and scope.is_set() else None
    return Link(gettext(entry.label), href, entry.icon, current, waiting or None)


def _here(found: Sequence[tuple[Entry, str]]) -> str | None:
    """Return the entry to which a page belongs: the nearest above its address, else its room's."""
    path = f"{request.script_root}{request.path}/"
    above = [href for _entry, href in found if path.startswith(f"{href}/")]
    room = (request.endpoint or "").split(".")[0]
    of_room = [href for entry, href in found if entry.endpoint.split(".")[0] == room]
    return max(above, key=len) if above else next(iter(of_room), None)


def is_demo() -> bool:
    """Tell whether the data are invented; asked of the database twice a minute at most."""
    known, asked_at = current_app.extensions.get("portal_demo", (False, 0.0))
    if scope.is_set() and time.monotonic() - asked_at > SECONDS_KNOWN:
        known = db.session.scalar(select(Network.demo_since)) is not None
        current_app.extensions["portal_demo"] = (known, time.monotonic())
    return bool(known)


def context() -> dict[str, object]:
    """Return what the layout shows on every page."""
    identity = current_identity()
    return {
        "identity": identity,
        "navigation": navigation() if identity else [],
        "demo": is_demo(),
    }


def init_app(app: Flask) -> None:
    app.context_processor(context)
    app.jinja_env.globals.update(
        csrf_token=generate_csrf,
        form_token=lambda: str(random_id()),
        may=lambda permission, thing=None: may(g.get("identity"), permission, thing),
    )
