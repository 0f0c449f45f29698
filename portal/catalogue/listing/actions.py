"""Writing the listing: what is published appears in it, what is retired leaves it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, cast, delete, func, literal, literal_column, select, update
from sqlalchemy.dialects.postgresql import ARRAY, TEXT, insert

from portal.catalogue.listing import projection
from portal.catalogue.listing.models import CatalogueState, Listing, NetworkListing
from portal.catalogue.listing.projection import Document, Head, Words
from portal.catalogue.taxonomy import queries as taxonomy
from tenants.clock import now
from tenants.database import db

CONFIGURATIONS = {"it": "italian", "en": "english"}

Table = type[Listing] | type[NetworkListing]

TABLES: dict[str, Table] = {"public": Listing, "network": NetworkListing}


def project(service: Head, doc: Document, organisation_name: str) -> None:
    """Put a published service where its readers search; call it after every change of its head."""
    chosen = TABLES.get(str(service.visibility))
    for table in TABLES.values():
        if table is not chosen:
            _remove(table, service.organisation_id, service.id)
    if chosen is not None:
        _put(chosen, _values(service, doc, organisation_name))
    _turn_the_page()


def withdraw(service: Head) -> None:
    """Take a service out of every search: it is retired, or no longer shared."""
    for table in TABLES.values():
        _remove(table, service.organisation_id, service.id)
    _turn_the_page()


def words_at() -> datetime:
    """Return up to which moment the listings follow the words of terms and organisations."""
    state = select(CatalogueState.words_at).where(CatalogueState.id == 1)
    return db.session.execute(state).scalar_one()


def words_are_of(moment: datetime) -> None:
    """Remember that the listings follow every word up to a moment; kept pages are stale."""
    db.session.execute(update(CatalogueState).where(CatalogueState.id == 1).values(words_at=moment))
    _turn_the_page()


def _values(service: Head, doc: Document, organisation_name: str) -> dict[str, Any]:
    lexemes = projection.lexemes(service, doc)
    kinds = [found for code in doc.get("kinds") or [] if (found := taxonomy.term(code))]
    searched = {
        f"words_{language}": _searched(
            projection.words(doc, organisation_name, kinds, language), lexemes, configuration
        )
        for language, configuration in CONFIGURATIONS.items()
    }
    return {**projection.columns(service, doc, organisation_name), **searched}


def _searched(words: Words, lexemes: list[str], configuration: str) -> ColumnElement[Any]:
    """Return the expression that stems the words by weight and adds the facets as they are."""
    weighted = zip("ABCD", (words.name, words.kinds, words.summary, words.rest), strict=True)
    stemmer: ColumnElement[Any] = literal_column(f"'{configuration}'::regconfig")
    vector: ColumnElement[Any] = func.array_to_tsvector(
        cast(literal(lexemes, ARRAY(TEXT)), ARRAY(TEXT))
    )
    for weight, text in weighted:
        part = func.setweight(func.to_tsvector(stemmer, text), literal_column(f"'{weight}'"))
        vector = vector.op("||")(part)
    return vector


def _put(table: Table, values: dict[str, Any]) -> None:
    adding = insert(table).values(values)
    changed = {
        name: adding.excluded[name] for name in values if name not in {"organisation_id", "id"}
    }
    db.session.execute(
        adding.on_conflict_do_update(index_elements=["organisation_id", "id"], set_=changed)
    )


def _remove(table: Table, organisation_id: UUID, service_id: UUID) -> None:
    db.session.execute(
        delete(table).where(table.organisation_id == organisation_id, table.id == service_id)
    )


def _turn_the_page() -> None:
    """Tell every process that what it keeps of the public catalogue is stale."""
    db.session.execute(
        update(CatalogueState)
        .where(CatalogueState.id == 1)
        .values(edition=CatalogueState.edition + 1, changed_at=now())
    )
