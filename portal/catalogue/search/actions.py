"""What is kept of a search that found nothing: the words and the day, never who asked."""

import re

from sqlalchemy import text

from portal.catalogue.listing.facets import Facet
from portal.catalogue.search.asked import Asked
from portal.catalogue.taxonomy import queries as taxonomy
from tenants.clock import today
from tenants.database import beside, random_id
from tenants.folding import fold
from tenants.throttling import COUNT, Limit, network, one_try

# What could be somebody's: an e-mail address, a telephone number, a tax code, any long number.
PERSONAL = re.compile(r"\S*@\S*|\+?\d[\d ./-]{4,}\d|\b\w*\d\w*\d\w*\d\w*\d\w*\b")
LONGEST_WORDS = 60
BY_NETWORK = Limit("zero-search-network", tries=30, minutes=60)
KEEP = text(
    f"WITH counted AS ({COUNT})"
    " INSERT INTO zero_search (id, searched_on, words, municipality, need, age, language)"
    " SELECT :id, :searched_on, :words, :municipality, :need, :age, :language"
    " FROM counted WHERE tries <= :most"
)


def keep_zero_search(asked: Asked, language: str, address: str) -> None:
    """Note a gap of the catalogue, on its own connection: a page that is read writes nothing.

    One network fills no table: after its thirtieth search in vain of an hour the next are let go.
    """
    words = fold(PERSONAL.sub(" ", asked.words))[:LONGEST_WORDS]
    kinds = [code for code in asked.values(Facet.KIND) if taxonomy.term(code)]
    if not (words or kinds or asked.municipality or asked.age):
        return
    row = {
        "id": random_id(),
        "searched_on": today(),
        "words": words,
        "municipality": asked.municipality,
        "need": " ".join(kinds),
        "age": asked.age,
        "language": language,
        "most": BY_NETWORK.tries,
        **one_try(BY_NETWORK, network(address)),
    }
    with beside() as connection:
        connection.execute(KEEP, row)
