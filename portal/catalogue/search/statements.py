"""The SQL of a search: bounded work however many services there are.

The newest WINDOW services are read first; when they hold a page of matches, they answer. Only what
is rarer than that is asked of the full-text index, where rare means quick. So nothing grows with
the catalogue: a common word never walks a long list of the index, a rare one never the table.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from sqlalchemy import TextClause, TextualSelect, column, text

from portal.catalogue.search.asked import Order

WINDOW = 600
PAGE = 20
SHORT_PAGE = 8  # what changes while one types
MOST_FOUND = 1_000
WIDER_PAGE = 6
NETWORK_PAGE = 20
MOST_OF_NETWORK = 2_000  # row security keeps these from the index: the newest are read

STEMMERS = {"it": "italian", "en": "english"}

CARD = """l.organisation_id, l.id, o.name AS organisation_name, l.name_it, l.name_en, l.summary_it,
  l.summary_en, l.kind, l.ages_known, l.all_ages, l.month_from, l.month_to, l.cost, l.access,
  l.capacity, l.places_left, l.capacity_said_on, l.municipality, l.areas, l.hours, l.closed,
  l.alert, l.alert_until, l.assured_on, l.changed_at"""

# Named, so that SQLAlchemy looks for them once and not at each question.
CARD_NAMES = tuple(re.split(r"[. ]", each)[-1] for each in re.split(r",\s+", CARD))

LIVE = """(visible_from IS NULL OR visible_from <= :today)
    AND (visible_to IS NULL OR visible_to >= :today)
    AND coalesce(assured_on, l.changed_at::date) > :oldest
    AND organisation_id NOT IN (SELECT id FROM organisation WHERE state = 'left')"""

# What every kept page depends on, in one small question.
STATE = text(
    "SELECT edition, (SELECT max(changed_at) FROM taxonomy_term) AS terms,"
    " (SELECT max(changed_at) FROM organisation) AS organisations FROM catalogue_state"
)

SCORES = {
    Order.RELEVANCE: "ts_rank({words}, (SELECT query FROM {name}_asked))",
    Order.DISTANCE: """(CASE WHEN areas = '*' OR position(:municipality IN areas) > 0 THEN 1000
      ELSE 0 END - coalesce(((SELECT CAST(:kilometres AS jsonb)) ->> municipality)::int, 999))""",
    Order.NEWEST: "0",
}

MATCHES = """
{name}_asked AS MATERIALIZED (SELECT to_tsquery('{stemmer}', :{name}_question) AS query),
{name}_near AS MATERIALIZED (
  SELECT organisation_id, id, changed_at, areas, facets, {score}::float8 AS score
  FROM (SELECT * FROM listing ORDER BY changed_at DESC, id DESC LIMIT {window}) AS l
  WHERE {live} AND {words} @@ (SELECT query FROM {name}_asked)
  LIMIT {most} + 1
),
{name} AS MATERIALIZED (
  SELECT * FROM {name}_near WHERE (SELECT count(*) FROM {name}_near) > {page}
  UNION ALL (
    SELECT * FROM (
      SELECT organisation_id, id, changed_at, areas, facets, {score}::float8 AS score
      FROM listing l
      WHERE (SELECT count(*) FROM {name}_near) <= {page}
        AND {live} AND {words} @@ (SELECT query FROM {name}_asked)
      OFFSET 0 -- the index finds them, whatever their order
    ) AS every
    ORDER BY changed_at DESC, id DESC LIMIT {most} + 1
  )
)"""

FOUND = """
WITH {matches},
page AS MATERIALIZED (
  SELECT organisation_id, id, score, changed_at,
    row_number() OVER (ORDER BY score DESC, changed_at DESC, id DESC) AS place
  FROM found {after}
  ORDER BY score DESC, changed_at DESC, id DESC LIMIT {page} + 1
),
sums AS MATERIALIZED (
  SELECT count(*) AS total, string_agg(facets, ' ') AS facets, {areas} AS areas,
    count(*) BETWEEN {page} + 1 AND {most} AND EXISTS (
      SELECT FROM listing ORDER BY changed_at DESC, id DESC OFFSET {window} LIMIT 1) AS partial
  FROM found
)
SELECT {card}, page.score, sums.total, sums.facets, sums.areas AS all_areas, sums.partial
FROM page JOIN listing l ON l.organisation_id = page.organisation_id AND l.id = page.id
JOIN organisation o ON o.id = l.organisation_id
LEFT JOIN sums ON page.place = 1
ORDER BY page.place"""

AREAS = "string_agg(areas, ' ')"
SUMS = ("score", "total", "facets", "all_areas", "partial")
AFTER = "WHERE (score, changed_at, id) < (:score, :changed_at, :id)"

OTHERS = "SELECT '{name}' AS chosen, string_agg(facets, ' ') AS facets FROM {name}"

CLOSER = """
{name}_asked AS MATERIALIZED (SELECT to_tsquery('{stemmer}', :{name}_question) AS query),
{name} AS MATERIALIZED (
  SELECT organisation_id, id, changed_at, {score}::float8 AS score
  FROM listing
  WHERE {wanted} AND (organisation_id, id) IN (SELECT organisation_id, id FROM {widest})
    AND {words} @@ (SELECT query FROM {name}_asked)
)"""

WIDER = """
SELECT '{name}' AS step, {card}
FROM (
  SELECT * FROM {name} WHERE {wanted} ORDER BY score DESC, changed_at DESC, id DESC LIMIT {wider}
) AS page
JOIN listing l ON l.organisation_id = page.organisation_id AND l.id = page.id
JOIN organisation o ON o.id = l.organisation_id"""

NETWORK = """
SELECT {card}
FROM (SELECT * FROM network_listing ORDER BY changed_at DESC, id DESC LIMIT {networks}) AS l
JOIN organisation o ON o.id = l.organisation_id
WHERE {live} AND {words} @@ to_tsquery('{stemmer}', :question)
ORDER BY l.changed_at DESC, l.id DESC LIMIT {network}"""

ALIKE = text(
    f"SELECT {CARD} FROM listing l JOIN organisation o ON o.id = l.organisation_id"
    f" WHERE {LIVE} AND l.id <> :but AND words_it @@ to_tsquery('simple', :question)"
    " ORDER BY l.changed_at DESC, l.id DESC LIMIT 3"
)

ADDRESSES = text(
    f"SELECT l.id, l.changed_at FROM listing l WHERE {LIVE}"
    " ORDER BY changed_at DESC, id DESC LIMIT 10000"
)


@lru_cache
def found(language: str, order: Order, *, further: bool, areas: bool = False) -> TextualSelect:
    """Return one page of what is found and, with its first row, the sums over all of it."""
    parts = {
        "matches": _matches("found", language, order),
        "after": AFTER if further else "",
        "areas": AREAS if areas else "''",
    }
    return _named(_filled(FOUND, language, **parts), *CARD_NAMES, *SUMS)


@lru_cache
def others(language: str, groups: tuple[str, ...]) -> TextClause:
    """Return, for each group, the facets of what is found without what is chosen in it."""
    matches = ",".join(_matches(name, language, Order.NEWEST) for name in groups)
    parts = " UNION ALL ".join(OTHERS.format(name=name) for name in groups)
    return text(f"WITH {matches} {parts}")


@lru_cache
def wider(language: str, order: Order, steps: tuple[str, ...]) -> TextualSelect:
    """Return the first rows of the first wider question that finds anything.

    The last one finds whatever the others do: they are looked for among what it found, each only
    when those before it found nothing.
    """
    *closer, widest = steps
    matches = [_matches(widest, language, order)]
    for place, name in enumerate(closer):
        wanted = _nothing_of(closer[:place])
        matches.append(_closer(name, language, order, widest=widest, wanted=wanted))
    parts = " UNION ALL ".join(
        _filled(WIDER, language, name=name, wanted=_nothing_of(steps[:place]))
        for place, name in enumerate(steps)
    )
    return _named(f"WITH {','.join(matches)} {parts}", "step", *CARD_NAMES)


@lru_cache
def network(language: str) -> TextClause:
    """Return the few services that only the network finds."""
    return text(_filled(NETWORK, language))


def _named(statement: str, *names: str) -> TextualSelect:
    return text(statement).columns(*(column(name) for name in names))


def _matches(name: str, language: str, order: Order) -> str:
    return _filled(MATCHES, language, name=name, score=_score(name, language, order))


def _closer(name: str, language: str, order: Order, *, widest: str, wanted: str) -> str:
    score = _score(name, language, order)
    return _filled(CLOSER, language, name=name, score=score, widest=widest, wanted=wanted)


def _score(name: str, language: str, order: Order) -> str:
    return SCORES[order].format(words=f"words_{language}", name=name)


def _nothing_of(names: Iterable[str]) -> str:
    """Return the condition that earlier questions found nothing; it is asked once, not a row."""
    return " AND ".join(["true", *(f"NOT EXISTS (SELECT FROM {name})" for name in names)])


def _filled(template: str, language: str, **values: str) -> str:
    return template.format(
        card=CARD,
        live=LIVE,
        most=MOST_FOUND,
        network=NETWORK_PAGE,
        networks=MOST_OF_NETWORK,
        page=PAGE,
        stemmer=STEMMERS[language],
        wider=WIDER_PAGE,
        window=WINDOW,
        words=f"words_{language}",
        **values,
    )
