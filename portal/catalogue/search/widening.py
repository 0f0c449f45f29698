"""Nothing was found: which wider questions to try, in which order, and how to say so."""

from collections.abc import Callable, Mapping

from portal.catalogue.listing.facets import Facet
from portal.catalogue.search.asked import Asked
from portal.catalogue.search.question import NEIGHBOURS
from portal.geography.municipalities import municipality
from portal.ui.language import gettext as _

Widen = Callable[[Asked], Asked]


def steps(asked: Asked) -> dict[str, Asked]:
    """Return the wider questions that differ from what was asked, the closest first."""
    plain = asked.but(order=None)
    found = {name: widen(plain) for name, widen in STEPS.items()}
    return {name: wide for name, wide in found.items() if wide != plain}


def words(step: str, asked: Asked) -> str:
    """Say what was widened to find something."""
    place = municipality(asked.municipality)
    return {
        "any_age": _("Senza tener conto dell'età, però, ecco che cosa c'è."),
        "any_kind": _("Dello stesso genere, però, ecco che cosa c'è."),
        "nearby": _(
            "Nei comuni entro %(km)s km da %(place)s, però, ecco che cosa c'è.",
            km=NEIGHBOURS,
            place=place.name if place else "",
        ),
        "no_filters": _("Togliendo gli altri filtri, però, ecco che cosa c'è."),
        "anywhere": _("Cercando più in largo, però, ecco che cosa c'è."),
    }[step]


def _any_age(asked: Asked) -> Asked:
    return asked.but(age="")


def _any_kind(asked: Asked) -> Asked:
    """Ask for the groups of the kinds that were chosen."""
    chosen = (code.partition("-")[0] for code in asked.values(Facet.KIND))
    return asked.choosing(Facet.KIND, dict.fromkeys(chosen))


def _nearby(asked: Asked) -> Asked:
    return asked.but(around=bool(asked.municipality))


def _no_filters(asked: Asked) -> Asked:
    kinds = tuple((group, values) for group, values in asked.chosen if group is Facet.KIND)
    return asked.but(chosen=kinds, unknown_too=True)


def _anywhere(asked: Asked) -> Asked:
    """Keep the need only: the words, else the kinds."""
    kinds = () if asked.words else _any_kind(asked).chosen
    return Asked(words=asked.words, chosen=kinds)


STEPS: Mapping[str, Widen] = {
    "any_age": _any_age,
    "any_kind": _any_kind,
    "nearby": _nearby,
    "no_filters": _no_filters,
    "anywhere": _anywhere,
}
