"""A large catalogue, the same each time: the demo's listings, multiplied with words of their own.

Every row carries a word that is rare (a few dozen in a million rows), one that is medium, one that
is heavy, and one that all rows carry, so that growth is measured on each.
"""

import psycopg
from sqlalchemy.schema import CreateIndex

from portal.catalogue.listing.models import Listing

RARE, MEDIUM, HEAVY = 25_000, 220, 20
ALL = "comunanza"  # no demo text holds it

_MULTIPLY = """
WITH template AS (
  SELECT row_number() OVER (ORDER BY id) - 1 AS place, l.* FROM listing l WHERE NOT {made}
), size AS (SELECT count(*) AS templates FROM template)
INSERT INTO listing ({columns})
SELECT {values} FROM generate_series(%(first)s::int, %(last)s::int) AS made(n)
CROSS JOIN size JOIN template t ON t.place = made.n %% size.templates
"""
_WORDS = (
    "to_tsvector('simple', 'rara' || made.n %% {rare} || ' media' || made.n %% {medium} || "
    "' pesante' || made.n %% {heavy} || ' {every}')"
)
_CHANGED = {
    "id": "md5('bench' || made.n)::uuid",
    "name_it": "t.name_it || ' ' || made.n",
    "changed_at": "t.changed_at - made.n * interval '1 second'",
}


def grow(url, rows):
    """Bring the public listing to a number of rows, as the database's owner."""
    with psycopg.connect(url) as owner:
        owner.execute("SET portal.migration = 'on'")
        owner.execute("SET statement_timeout = 0")
        present = owner.execute("SELECT count(*) FROM listing WHERE name_en LIKE 'bench%'")
        first = present.fetchone()[0] + 1
        if first <= rows:
            _insert(owner, first, rows)
        owner.execute("UPDATE catalogue_state SET edition = edition + 1")  # pages kept are stale
        owner.commit()
        owner.autocommit = True
        owner.execute("VACUUM ANALYZE listing")


def _insert(owner, first, last):
    """Insert without the word indexes, then build them: many times faster."""
    words = [
        index for index in Listing.__table__.indexes if index.name.startswith("ix_listing_words")
    ]
    for index in words:
        owner.execute(f"DROP INDEX {index.name}")
    names = [column.name for column in Listing.__table__.columns]
    columns = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(_value(name) for name in names)
    statement = _MULTIPLY.format(columns=columns, values=values, made="(name_en LIKE 'bench%%')")
    owner.execute(statement, {"first": first, "last": last})
    owner.execute("SET maintenance_work_mem = '512MB'")
    for index in words:
        owner.execute(str(CreateIndex(index).compile(dialect=_dialect())))


def _value(name):
    if name == "name_en":
        return "'bench ' || t.name_en"
    if name in {"words_it", "words_en"}:
        extra = _WORDS.format(rare=RARE, medium=MEDIUM, heavy=HEAVY, every=ALL)
        return f"t.{name} || {extra}"
    return _CHANGED.get(name, f't."{name}"')


def _dialect():
    from sqlalchemy.dialects import postgresql

    return postgresql.dialect()
