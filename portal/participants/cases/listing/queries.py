"""The cases of an organisation as lines of a list; a line opens no case and notes no access."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, func, or_, select

from portal.participants.cases.actions import phone_key
from portal.participants.cases.kinds import CLOSED, CaseState
from portal.participants.cases.listing.filters import Filter
from portal.participants.cases.models import Participant, SavedFilter
from tenants import scope
from tenants.clock import today
from tenants.database import db
from tenants.folding import fold
from tenants.permissions import NotFoundError
from tenants.sealing import blind_index

PAGE = 25
MOST_FOUND = 50
MOST_IN_A_COLUMN = 30
SHORTEST_PHONE = 6  # digits that are searched as a telephone

LINE = (
    Participant.id,
    Participant.code,
    Participant.given_name,
    Participant.family_name,
    Participant.municipality,
    Participant.children,
    Participant.youngest_born_in,
    Participant.state,
    Participant.state_since,
    Participant.last_contact_on,
    Participant.next_on,
    Participant.owner_id,
    Participant.protected,
)


@dataclass(frozen=True, slots=True)
class Lines:
    """One page of a list of cases, and how long the list is."""

    items: Sequence[Row[Any]]
    total: int
    number: int = 1

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True, slots=True)
class Asked:
    """Which cases an address asks for, for a wing above that lists something about them."""

    address: dict[str, Any]
    conditions: list[ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the board: a state, its first cases, and how many there are."""

    state: CaseState
    items: Sequence[Row[Any]]
    total: int


def lines(chosen: Filter, *, page: int) -> Lines:
    """Return one page of the cases that a filter lets through, by name."""
    found = _lines().where(*chosen.conditions(scope.current().user_id))
    ordered = found.order_by(Participant.sort_key, Participant.id)
    rows = db.session.execute(ordered.limit(PAGE).offset((page - 1) * PAGE)).all()
    counted = found.with_only_columns(func.count(), maintain_column_froms=True)
    return Lines(rows, db.session.scalar(counted) or 0, page)


def asked_cases(address: Mapping[str, str]) -> Asked:
    """Read the filter of a list from its address."""
    chosen = Filter.read(address)
    return Asked(chosen.address, chosen.conditions(scope.current().user_id))


def board(chosen: Filter) -> list[Column]:
    """Return the open cases by state, those that changed longest ago first."""
    conditions = chosen.conditions(scope.current().user_id)
    oldest_first = (Participant.state_since, Participant.id)
    place = func.row_number().over(partition_by=Participant.state, order_by=oldest_first)
    total = func.count().over(partition_by=Participant.state)
    ranked = _lines().add_columns(place.label("place"), total.label("total"))
    inner = ranked.where(*conditions).subquery()
    query = select(inner).where(inner.c.place <= MOST_IN_A_COLUMN).order_by(inner.c.place)
    rows = db.session.execute(query).all()
    return [_column(state, rows) for state in CaseState if state not in CLOSED]


def found_by(words: str) -> Lines:
    """Find cases by name, code, year of birth or a whole telephone number.

    Each word must be found; the words never stand in an address.
    """
    conditions = [_matching(word) for word in fold(words).split()]
    digits = phone_key(words)
    if len(digits) >= SHORTEST_PHONE and not any(letter.isalpha() for letter in words):
        conditions = [Participant.phone_index == blind_index(digits)]
    if not conditions:
        return Lines([], 0)
    query = _lines().where(*conditions).order_by(Participant.sort_key).limit(MOST_FOUND)
    rows = db.session.execute(query).all()
    return Lines(rows, len(rows))


def saved_filters() -> Sequence[SavedFilter]:
    """Return the filters that the current person keeps, by name."""
    return db.session.scalars(_saved().order_by(SavedFilter.name, SavedFilter.id)).all()


def saved_filter(filter_id: UUID) -> SavedFilter:
    found = db.session.scalar(_saved().where(SavedFilter.id == filter_id))
    if found is None:
        raise NotFoundError
    return found


def unowned() -> int:
    """Count the open cases that nobody follows."""
    query = select(func.count()).where(
        Participant.organisation_id == scope.current().organisation_id,
        Participant.owner_id.is_(None),
        Participant.state.not_in(sorted(CLOSED)),
    )
    return db.session.scalar(query) or 0


def to_contact(before: date | None = None) -> tuple[int, date | None]:
    """Count the current person's cases that wait for a first call, and since when the oldest."""
    query = select(func.count(), func.min(Participant.state_since)).where(
        Participant.organisation_id == scope.current().organisation_id,
        Participant.owner_id == scope.current().user_id,
        Participant.state.in_((CaseState.NEW, CaseState.TO_CONTACT)),
        Participant.enrolled_on <= (before or today()),
    )
    count, oldest = db.session.execute(query).one()
    return count, oldest.date() if oldest else None


def _lines() -> Select[*tuple[Any, ...]]:
    return select(*LINE).where(Participant.organisation_id == scope.current().organisation_id)


def _column(state: CaseState, rows: Sequence[Row[Any]]) -> Column:
    mine = [row for row in rows if row.state == state]
    return Column(state, mine, mine[0].total if mine else 0)


def _matching(word: str) -> ColumnElement[bool]:
    named = Participant.sort_key.contains(word, autoescape=True)
    coded = func.lower(Participant.code).contains(word, autoescape=True)
    if word.isdigit() and len(word) == 4:  # noqa: PLR2004 -- a year
        return or_(named, coded, Participant.born_in == int(word))
    return or_(named, coded)


def _saved() -> Select[SavedFilter]:
    return select(SavedFilter).where(
        SavedFilter.organisation_id == scope.current().organisation_id,
        SavedFilter.user_id == scope.current().user_id,
    )
