"""The SQL of a search: bounded work however many services there are.

The newest WINDOW services are read first; when they hold a page of matches, they answer. Only what
is rarer than that is asked of the full-text index, where rare means quick. So nothing grows with
the catalogue: a common word never walks a long list of the index, a rare one never the table.
"""

from functools import lru_cache

from sqlalchemy import TextClause, text

from portal.catalogue.search.asked import Order

WINDOW = 600
PAGE = 20
SHORT_PAGE = 8  # what changes while one types
MOST_FOUND = 1_000
WIDER_PAGE = 6
NETWORK_PAGE = 20
MOST_OF_NETWORK = 2_000  # row security keeps these from the index: the newest are read
SHORT_PAGE = 8  # what changes while one types

STEMMERS = {"it": "italian", "en": "english"}

CARD = """l.organisation_id, l.id, o.name AS organisation_name, l.name_it, l.name_en, l.summary_it,
  l.summary_en, l.kind, l.ages_known, l.all_ages, l.month_from, l.month_to, l.cost, l.access,
  l.capacity, l.places_left, l.capacity_said_on, l.municipality, l.areas, l.hours, l.closed,
  l.alert, l.alert_until, l.assured_on, l.changed_at"""

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
      ELSE 0 END - coalesce((CAST(:kilometres AS jsonb) ->> municipality)::int, 999))""",
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
sums AS (
  SELECT count(*) AS total, string_agg(facets, ' ') AS facets, string_agg(areas, ' ') AS areas,
    count(*) BETWEEN {page} + 1 AND {most} AND EXISTS (
      SELECT FROM listing ORDER BY changed_at DESC, id DESC OFFSET {window} LIMIT 1) AS partial
  FROM found
)
SELECT {card}, page.score, sums.total, sums.facets, sums.areas AS all_areas, sums.partial
FROM page JOIN listing l ON l.organisation_id = page.organisation_id AND l.id = page.id
JOIN organisation o ON o.id = l.organisation_id
LEFT JOIN sums ON page.place = 1
ORDER BY page.place"""

AFTER = "WHERE (score, changed_at, id) < (:score, :changed_at, :id)"

OTHERS = "SELECT '{name}' AS chosen, string_agg(facets, ' ') AS facets FROM {name}"

WIDER = """
SELECT '{name}' AS step, {card}
FROM (SELECT * FROM {name} ORDER BY score DESC, changed_at DESC, id DESC LIMIT {wider}) AS page
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
def found(language: str, order: Order, *, further: bool) -> TextClause:
    """Return one page of what is found and, with its first row, the sums over all of it."""
    matches = _matches("found", language, order)
    return text(_filled(FOUND, language, matches=matches, after=AFTER if further else ""))


@lru_cache
def others(language: str, groups: tuple[str, ...]) -> TextClause:
    """Return, for each group, the facets of what is found without what is chosen in it."""
    matches = ",".join(_matches(name, language, Order.NEWEST) for name in groups)
    parts = " UNION ALL ".join(OTHERS.format(name=name) for name in groups)
    return text(f"WITH {matches} {parts}")


@lru_cache
def wider(language: str, order: Order, steps: tuple[str, ...]) -> TextClause:
    """Return the first rows of each wider question."""
    matches = ",".join(_matches(name, language, order) for name in steps)
    parts = " UNION ALL ".join(_filled(WIDER, language, name=name) for name in steps)
    return text(f"WITH {matches} {parts}")


@lru_cache
def network(language: str) -> TextClause:
    """Return the few services that only the network finds."""
    return text(_filled(NETWORK, language))


def _matches(name: str, language: str, order: Order) -> str:
    words = f"words_{language}"
    score = SCORES[order].format(words=words, name=name)
    return _filled(MATCHES, language, name=name, score=score)


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
