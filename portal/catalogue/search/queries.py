"""Reads of a search: at most four questions a page, whatever it shows."""

import base64
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from flask import session
from sqlalchemy import Row, Select, func, select, text
from sqlalchemy.orm import InstrumentedAttribute

from portal.catalogue.listing.facets import Facet, lexeme
from portal.catalogue.listing.models import ZeroSearch
from portal.catalogue.search import statements
from portal.catalogue.search.asked import Asked, View
from portal.catalogue.search.question import question
from portal.catalogue.search.statements import MOST_FOUND, PAGE
from portal.catalogue.taxonomy import queries as taxonomy
from portal.geography.distance import kilometres
from portal.geography.municipalities import municipalities
from tenants.clock import today
from tenants.database import beside, db

OUT_OF_DATE = timedelta(days=365)
LEAD_OFFICE = text(
    "SELECT o.id, o.name, c.email, c.phone FROM organisation o"
    " LEFT JOIN office_contact c ON c.organisation_id = o.id AND c.audience = 'public'"
    " WHERE o.kind = 'lead' ORDER BY c.sort, c.id LIMIT 1"
)

MOST_GAPS = 50
SHORTLIST = "shortlist"  # where a session keeps the ids of the services put aside
Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Found:
    """One page of a search, with the sums over all that is found."""

    rows: Sequence[Row[Any]]
    further: str
    total: int
    capped: bool
    counts: Counts
    areas: Counts

    @property
    def nothing(self) -> bool:
        return not self.rows


class State(NamedTuple):
    """What every page of the public catalogue depends on."""

    edition: int
    terms: datetime | None
    organisations: datetime | None


@dataclass(slots=True)
class _Seen:
    """Which terms this process has read."""

    terms: datetime | None = None


_seen = _Seen()


def state() -> State:
    """Return what changes when the catalogue does; on its own connection, outside any context.

    Terms that somebody edited elsewhere are read again before a page is made of them.
    """
    with beside() as connection:
        found = State(*connection.execute(statements.STATE).one())
    if found.terms != _seen.terms:
        _seen.terms = found.terms
        taxonomy.forget()
    return found


def found(asked: Asked, language: str, *, inside: bool, most: int = PAGE) -> Found:
    """Return a page of services; `inside` the network those that nobody confirmed count too."""
    after = _place_in(asked.after)
    statement = statements.found(
        language, asked.sorted_by, further=after is not None, areas=asked.view is View.MAP
    )
    values = {
        "found_question": question(asked, language),
        **_dates(inside=inside),
        **_distances(asked),
        **(after or {}),
    }
    rows = db.session.execute(statement, values).all()
    first = rows[0] if rows else None
    total = (first.total or 0) if first else 0
    return Found(
        rows=rows[:most],
        further=_token(rows[most - 1]) if len(rows) > most else "",
        total=min(total, MOST_FOUND),
        capped=total > MOST_FOUND or bool(first and first.partial),
        counts=Counter((first.facets or "").split()) if first else {},
        areas=Counter((first.all_areas or "").split()) if first else {},
    )


def others(asked: Asked, language: str, *, inside: bool) -> dict[Facet, Counts]:
    """Return the numbers inside each group where something is chosen, as if it were not."""
    groups = tuple(group for group, _values in asked.chosen)
    if not groups:
        return {}
    questions = {
        f"{group}_question": question(asked, language, leaving_out=group) for group in groups
    }
    rows = db.session.execute(
        statements.others(language, groups), {**questions, **_dates(inside=inside)}
    )
    return {Facet(row.chosen): Counter((row.facets or "").split()) for row in rows}


def for_plans(
    language: str, *, words: str = "", kinds: Iterable[str] = (), municipality: str = ""
) -> list[Row[Any]]:
    """Return services that a plan may use, the network's own too, the nearest first."""
    asked = Asked(words=words, municipality=municipality).choosing(Facet.KIND, kinds)
    return [*found(asked, language, inside=True).rows, *network(asked, language)]


def wider(steps: Mapping[str, Asked], language: str, *, inside: bool) -> tuple[str, list[Row[Any]]]:
    """Return the first of some wider questions that finds anything, and what it finds."""
    if not steps:
        return "", []
    one = next(iter(steps.values()))
    questions = {f"{name}_question": question(asked, language) for name, asked in steps.items()}
    statement = statements.wider(language, one.sorted_by, tuple(steps))
    values = {**questions, **_dates(inside=inside), **_distances(one)}
    rows = db.session.execute(statement, values).all()
    best = next((name for name in steps if any(row.step == name for row in rows)), "")
    return best, [row for row in rows if row.step == best]


def network(asked: Asked, language: str) -> Sequence[Row[Any]]:
    """Return what only the network finds; nobody else reads a row of it."""
    values = {"question": question(asked, language), **_dates(inside=True)}
    return db.session.execute(statements.network(language), values).all()


def alike(kinds: list[str], *, but: UUID) -> Sequence[Row[Any]]:
    """Return a few other services of some kinds, for who comes to one that is not there."""
    if not kinds:
        return []
    asked = " | ".join(lexeme(Facet.KIND, kind) for kind in kinds)
    values = {"question": asked, "but": but, **_dates(inside=False)}
    return db.session.execute(statements.ALIKE, values).all()


def gaps() -> dict[str, list[Row[Any]]]:
    """Return what was looked for in vain in the last year: what, and how often."""
    return {
        name: list(db.session.execute(_most_frequent(column)))
        for name, column in (
            ("words", ZeroSearch.words),
            ("need", ZeroSearch.need),
            ("municipality", ZeroSearch.municipality),
            ("age", ZeroSearch.age),
        )
    }


def _most_frequent(column: InstrumentedAttribute[str]) -> Select[str, int, date]:
    times = func.count()
    return (
        select(
            column.label("what"),
            times.label("times"),
            func.max(ZeroSearch.searched_on).label("last"),
        )
        .where(column != "", ZeroSearch.searched_on >= gaps_since())
        .group_by(column)
        .order_by(times.desc(), column)
        .limit(MOST_GAPS)
    )


def gaps_since() -> date:
    return today() - OUT_OF_DATE


def public_addresses() -> Sequence[Row[Any]]:
    """Return the ids of the newest public services, for search engines."""
    return db.session.execute(statements.ADDRESSES, _dates(inside=False)).all()


def put_aside() -> list[str]:
    """Return the ids of the services that the visitor put aside, from her session."""
    return list(session.get(SHORTLIST, ()))


def lead_office() -> Row[Any] | None:
    """Return who answers when nothing is found: the lead, and a public way to reach it."""
    return db.session.execute(LEAD_OFFICE).first()


def _dates(*, inside: bool) -> dict[str, date]:
    """Bound the search: what nobody has confirmed for a year is left to the network."""
    return {"today": today(), "oldest": date.min if inside else today() - OUT_OF_DATE}


def _distances(asked: Asked) -> dict[str, str]:
    return {"municipality": asked.municipality, "kilometres": _kilometres_from(asked.municipality)}


@lru_cache(maxsize=128)
def _kilometres_from(code: str) -> str:
    if not code:
        return "{}"
    return json.dumps({each.code: round(kilometres(code, each.code)) for each in municipalities()})


def _token(row: Row[Any]) -> str:
    """Return the place after a row, as a part of an address."""
    place = json.dumps([row.score, row.changed_at.isoformat(), str(row.id)])
    return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")


def _place_in(token: str) -> dict[str, Any] | None:
    try:
        padded = token + "=" * (-len(token) % 4)
        score, changed_at, row = json.loads(base64.urlsafe_b64decode(padded))
        return {
            "score": float(score),
            "changed_at": datetime.fromisoformat(changed_at),
            "id": UUID(row),
        }
    except (ValueError, TypeError):
        return None
