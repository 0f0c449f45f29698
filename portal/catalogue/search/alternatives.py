"""A few services for a page of another room: of some kinds first, else whatever is near."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from portal.catalogue.listing.facets import Facet
from portal.catalogue.search import queries
from portal.catalogue.search.asked import Asked
from portal.catalogue.search.cards import cards
from portal.ui.alternatives import Alternative, source
from portal.ui.language import ENGLISH, PREFIX, current_language

MOST = 3


@source
def services(municipality: str, kinds: Sequence[str]) -> list[Alternative]:
    here = Asked(municipality=municipality, around=True)
    wanted = here.choosing(Facet.KIND, kinds) if kinds else here
    rows = _found(wanted) or (_found(here) if kinds else [])
    prefix = PREFIX if current_language() == ENGLISH else ""
    return [
        Alternative(card.name, card.summary, card.where, card.href)
        for card in cards(rows, near=municipality, prefix=prefix)
    ]


def _found(asked: Asked) -> Sequence[Row[Any]]:
    return queries.found(asked, current_language(), inside=False, most=MOST).rows
