"""The results on the map of the province: how many services turn to whoever lives in each place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from portal.catalogue.listing.facets import EVERYWHERE
from portal.geography.attribution import ATTRIBUTION
from portal.geography.municipalities import Municipality, municipalities
from portal.geography.outline_map import outline_map
from portal.geography.shades import shades
from portal.ui.language import gettext as _
from portal.ui.language import ngettext


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality in the table beside the map."""

    name: str
    count: int
    href: str


def contents(
    areas: Mapping[str, int], *, chosen: str, href: Callable[[str], str]
) -> dict[str, Any]:
    """Return the map, its legend and the table of the same numbers."""
    everywhere = areas.get(EVERYWHERE, 0)
    counts = {each.code: areas.get(each.code, 0) + everywhere for each in municipalities()}
    return {
        "drawing": outline_map(
            counts,
            title=_("Mappa dei servizi per comune"),
            href=href,
            label=_label,
            chosen=chosen or None,
        ),
        "legend": shades(counts.values()),
        "attribution": ATTRIBUTION,
        "table": [
            Place(each.name, counts[each.code], href(each.code)) for each in municipalities()
        ],
    }


def _label(place: Municipality, count: int) -> str:
    words = ngettext("%(n)s servizio", "%(n)s servizi", count)
    return f"{place.name}: {words}"
