"""Filters that a person keeps under a name."""

from portal.participants.cases.listing.filters import Filter
from portal.participants.cases.models import SavedFilter
from tenants import scope
from tenants.database import db

LONGEST_NAME = 60


def keep_filter(name: str, chosen: Filter) -> SavedFilter:
    """Keep a filter for the current person."""
    kept = SavedFilter(user_id=scope.current().user_id, name=name, query=chosen.address)
    db.session.add(kept)
    db.session.flush()
    return kept


def forget_filter(kept: SavedFilter) -> None:
    db.session.delete(kept)
    db.session.flush()
