"""The page of a search: everything that its template shows, in words and addresses."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import request

from portal.catalogue.search import area_map, options, queries, widening
from portal.catalogue.search.asked import YES, Asked, Order, View
from portal.catalogue.search.cards import Card, cards
from portal.catalogue.search.choices import age_options, age_words, municipality_options
from portal.catalogue.search.queries import Found
from portal.catalogue.search.statements import PAGE, SHORT_PAGE
from portal.catalogue.taxonomy import queries as taxonomy
from portal.geography.municipalities import municipality
from portal.ui.formats import number_words
from portal.ui.language import current_language, ngettext
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from portal.ui.render import wants_block
from tenants.identity import Identity, current_identity

ORDERS = {
    Order.RELEVANCE: _l("Più attinenti"),
    Order.DISTANCE: _l("Più vicini"),
    Order.NEWEST: _l("Aggiornati da poco"),
}
VIEWS = {View.LIST: (_l("Elenco"), "list-ul"), View.MAP: (_l("Mappa"), "map")}


@dataclass(frozen=True, slots=True)
class Choice:
    """Another way to see the same results."""

    label: str
    href: str
    current: bool
    icon: str = ""


def contents(asked: Asked, identity: Identity | None) -> dict[str, Any]:
    """Return what the page of a search shows; at most four questions to the database."""
    inside = identity is not None
    on_map = asked.view is View.MAP
    searched = asked.but(municipality="", around=False) if on_map else asked
    language = current_language()
    most = SHORT_PAGE if wants_block() else PAGE
    found = queries.found(searched, language, inside=inside, most=most)
    if found.nothing:
        return _nothing(asked, found, inside=inside)
    others = queries.others(searched, language, inside=inside)
    return {
        **_frame(asked, found),
        **(_map(asked, found) if on_map else {}),
        "count": count_words(found, searched),
        "groups": options.groups(asked, found, others),
        "cards": [] if on_map else _cards(found.rows, asked),
        "inside": _inside(asked) if inside and not asked.after else [],
        "further": _further(asked, found),
    }


def further(asked: Asked, *, inside: bool) -> dict[str, Any]:
    """Return only the next cards, for a list that is already on the page."""
    found = queries.found(asked, current_language(), inside=inside)
    return {"cards": _cards(found.rows, asked), "further": _further(asked, found), **_kept()}


def _kept() -> dict[str, Any]:
    """Return the list put aside; only who has one, or is signed in, adds to it from here."""
    kept = queries.put_aside()
    return {"kept": kept, "keeping": bool(kept) or current_identity() is not None}


def _further(asked: Asked, found: Found) -> str:
    return address(asked.but(after=found.further)) if found.further else ""


def _map(asked: Asked, found: Found) -> dict[str, Any]:
    def living_in(code: str) -> str:
        return address(asked.but(municipality=code, view=View.LIST))

    return area_map.contents(found.areas, chosen=asked.municipality, href=living_in)


def gaps() -> dict[str, Any]:
    """Return what the lead reads of searches that found nothing."""
    return {
        "gaps": queries.gaps(),
        "since": queries.gaps_since(),
        "need_words": lambda codes: ", ".join(taxonomy.name(code) for code in codes.split()),
        "place_words": lambda code: found.name if (found := municipality(code)) else code,
        "age_words": age_words,
    }


def _nothing(asked: Asked, found: Found, *, inside: bool) -> dict[str, Any]:
    steps = widening.steps(asked)
    step, rows = queries.wider(steps, current_language(), inside=inside)
    wide = steps.get(step)
    return {
        **_frame(asked, found),
        "groups": options.groups(asked, found, {}),
        "cards": [],
        "further": "",
        "inside": _inside(asked) if inside else [],
        "wider_words": widening.words(step, asked) if step else "",
        "wider_cards": _cards(rows, asked),
        "wider_href": address(wide) if wide else "",
        "lead": None if inside else queries.lead_office(),
    }


def _frame(asked: Asked, found: Found) -> dict[str, Any]:
    return {
        **_kept(),
        "asked": asked,
        "start_href": address(asked.but()),
        "carried": _carried(asked),
        "municipality_options": municipality_options(asked.municipality),
        "count": count_words(found, asked),
        "capped": found.capped,
        "nothing": found.nothing,
        "active": list(_active(asked)),
        "clear_href": address(Asked(view=asked.view)),
        "orders": _orders(asked),
        "views": _views(asked),
        "age_options": age_options(asked.age),
        "map": asked.view is View.MAP and not found.nothing,
        "is_block": wants_block(),
    }


def _carried(asked: Asked) -> list[tuple[str, str]]:
    """Return what the form must keep that it does not show."""
    values = {
        "ente": asked.organisation,
        "intorno": YES if asked.around else "",
        "ordine": asked.order or "",
        "vista": "" if asked.view is View.LIST else asked.view,
    }
    return [(name, str(value)) for name, value in values.items() if value]


def count_words(found: Found, asked: Asked) -> str:
    """Return how many were found, and for whom: "43 servizi per Cossato"."""
    place = municipality(asked.municipality)
    if found.nothing:
        return _("Nessun servizio, così") if asked.narrowed else _("Ancora nessun servizio")
    many = _more_than(found.total) if found.capped else _exactly(found.total)
    if place is None:
        return many
    return _("%(many)s per chi abita a %(place)s", many=many, place=place.name)


def _exactly(total: int) -> str:
    number = number_words(total, current_language())
    return ngettext("%(number)s servizio", "%(number)s servizi", total, number=number)


def _more_than(total: int) -> str:
    """Return a round number that is surely not too high."""
    step = 100 if total > 100 else 10  # noqa: PLR2004 -- tens below a hundred
    number = number_words(total // step * step, current_language())
    return _("Più di %(number)s servizi", number=number)


def _active(asked: Asked) -> Iterator[tuple[str, str]]:
    """Return what narrows the search, each with the address without it."""
    place = municipality(asked.municipality)
    if place is not None:
        around = _("%(place)s e dintorni", place=place.name)
        words = around if asked.around else place.name
        yield words, address(asked.but(municipality="", around=False))
    if asked.words:
        yield f"«{asked.words}»", address(asked.but(words=""))
    if asked.age:
        yield age_words(asked.age), address(asked.but(age=""))
    yield from _active_facets(asked)


def _active_facets(asked: Asked) -> Iterator[tuple[str, str]]:
    for group, values in asked.chosen:
        for value in values:
            yield options.label_of(group, value), address(asked.without(group, value))
    if asked.organisation:
        yield _("Una sola organizzazione"), address(asked.but(organisation=""))


def _orders(asked: Asked) -> list[Choice]:
    fitting = {
        Order.RELEVANCE: bool(asked.words),
        Order.DISTANCE: bool(asked.municipality),
        Order.NEWEST: True,
    }
    found = [
        Choice(str(label), address(asked.but(order=order)), order is asked.sorted_by)
        for order, label in ORDERS.items()
        if fitting[order]
    ]
    return found if len(found) > 1 else []


def _views(asked: Asked) -> list[Choice]:
    return [
        Choice(str(label), address(asked.but(view=view)), view is asked.view, icon)
        for view, (label, icon) in VIEWS.items()
    ]


def _inside(asked: Asked) -> list[Card]:
    return _cards(queries.network(asked, current_language()), asked)


def _cards(rows: Any, asked: Asked) -> list[Card]:  # noqa: ANN401 -- rows of text statements
    return cards(rows, near=asked.municipality, prefix=request.script_root)


def address(asked: Asked) -> str:
    """Return the one address of a question, in the language of the page."""
    query = asked.query
    return f"{request.script_root}/servizi?{query}" if query else f"{request.script_root}/servizi"
