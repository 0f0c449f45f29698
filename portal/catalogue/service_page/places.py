"""Where and when a service is given, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from portal.catalogue.publishing import labels
from portal.geography.municipalities import municipalities, municipality
from portal.ui.language import gettext as _


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its hours; a virtual one has no address."""

    name: str
    address: str
    transport: str
    hours: list[str]


def places(row: Row[Any]) -> list[Place]:
    return [_place(each, row.schedules) for each in row.places]


def _place(place: Mapping[str, Any], schedules: Iterable[Mapping[str, Any]]) -> Place:
    return Place(
        name=place["name"],
        address=address_of(place),
        transport=place["transport"],
        hours=[line_of_hours(each) for each in schedules if each["place_id"] == place["id"]],
    )


def address_of(place: Mapping[str, Any]) -> str:
    """Return a place's address in one line: "via Esempio 1, 13900 Biella"."""
    found = municipality(place["municipality"])
    town = " ".join(part for part in (place["postal_code"], found.name if found else "") if part)
    return ", ".join(part for part in (place["address"], town) if part)


def line_of_hours(schedule: Mapping[str, Any]) -> str:
    """Return one line of hours, as the editor's words have it."""
    line = {
        "days": schedule["days"].split(),
        "opens": (schedule["opens"] or "")[:5],
        "closes": (schedule["closes"] or "")[:5],
        "from": schedule["valid_from"],
        "to": schedule["valid_to"],
        "note": schedule["note"],
    }
    return labels.hours_words({key: value for key, value in line.items() if value})


def area_words(codes: list[str]) -> str:
    """Return the municipalities served, or in one word all of them."""
    if len(codes) == len(municipalities()):
        return _("Tutti i comuni del Biellese")
    found = (municipality(code) for code in codes)
    return ", ".join(sorted(each.name for each in found if each))
