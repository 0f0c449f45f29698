"""The projection that is searched: no private column, one table a circle of readers.

The public one is open to all, since a policy that mixes public and own rows loses its full-text
index (`@@` is not leakproof). What is for the network only stands in a table of its own.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base, Owned
from tenants.policies import AS_LEAD, OWN, SIGNED_IN, Policy, open_to_all

WRITERS = f"{OWN} OR {AS_LEAD}"


class ListingColumns(Owned):
    """What a card shows and what a search compares; `id` is the service's."""

    organisation_name: Mapped[str]
    name_it: Mapped[str]
    name_en: Mapped[str]
    summary_it: Mapped[str]
    summary_en: Mapped[str]
    kind: Mapped[str]
    ages_known: Mapped[bool]
    all_ages: Mapped[bool]
    month_from: Mapped[int | None]
    month_to: Mapped[int | None]
    cost: Mapped[str]
    access: Mapped[str]
    capacity: Mapped[str]
    places_left: Mapped[int | None]
    capacity_said_on: Mapped[date | None]
    municipality: Mapped[str]
    areas: Mapped[str]
    hours: Mapped[str]
    closed: Mapped[bool] = mapped_column(default=False)
    alert: Mapped[str] = mapped_column(default="")
    alert_until: Mapped[date | None]
    assured_on: Mapped[date | None]
    visible_from: Mapped[date | None]
    visible_to: Mapped[date | None]
    changed_at: Mapped[datetime]
    facets: Mapped[str]
    words_it: Mapped[Any] = mapped_column(TSVECTOR, deferred=True)
    words_en: Mapped[Any] = mapped_column(TSVECTOR, deferred=True)


class Listing(
    ListingColumns,
    Base,
    policy=Policy(
        read="true",
        write=WRITERS,
        door="SELECT",
        why="The public catalogue: published rows, public columns.",
    ),
):
    """A published service that anyone may find."""

    __tablename__ = "listing"
    __table_args__ = (
        Index("ix_listing_id", "id"),
        Index("ix_listing_changed_at", text("changed_at DESC"), text("id DESC")),
        Index(
            "ix_listing_words_it",
            "words_it",
            postgresql_using="gin",
            postgresql_with={"fastupdate": "off"},
        ),
        Index(
            "ix_listing_words_en",
            "words_en",
            postgresql_using="gin",
            postgresql_with={"fastupdate": "off"},
        ),
    )


class NetworkListing(
    ListingColumns,
    Base,
    policy=Policy(
        read=SIGNED_IN,
        write=WRITERS,
        door="SELECT",
        why="For the people of the network, whatever their tenant.",
    ),
):
    """A published service that only the network finds: few rows, no index for words."""

    __tablename__ = "network_listing"
    __table_args__ = (
        Index("ix_network_listing_id", "id"),
        Index("ix_network_listing_changed_at", text("changed_at DESC"), text("id DESC")),
    )


class CatalogueState(
    Base,
    policy=open_to_all(
        why="One counter: when it moves, cached pages of the public catalogue are stale.",
        app="SELECT, UPDATE",
    ),
):
    """How often the public catalogue changed, for cached pages; how new the words in it are."""

    __tablename__ = "catalogue_state"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    edition: Mapped[int]
    changed_at: Mapped[datetime]
    words_at: Mapped[datetime] = mapped_column(server_default=text("now()"))


class ZeroSearch(
    Base,
    policy=Policy(
        read=AS_LEAD,
        write="true",
        app="SELECT, INSERT",
        why="Anyone's search that found nothing is kept, without anyone; the lead reads the gaps.",
    ),
):
    """A search that found nothing: what was asked and on which day, never by whom."""

    __tablename__ = "zero_search"
    __table_args__ = (Index("ix_zero_search_searched_on", "searched_on"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    searched_on: Mapped[date]
    words: Mapped[str]
    municipality: Mapped[str]
    need: Mapped[str]
    age: Mapped[str]
    language: Mapped[str]
