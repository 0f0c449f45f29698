"""A map of the province drawn on the server: one outline a municipality, shaded by a number.

A table of the same numbers belongs beside it: many outlines are too small to be touched on a
telephone, and to a screen reader a map without links is one picture with a name.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache

from markupsafe import Markup

from portal.geography.municipalities import Municipality, municipalities
from portal.geography.outlines import outlines
from portal.geography.shades import shade_of, shades

LANDMARKS = frozenset(
    {
        "Biella",
        "Candelo",
        "Cavaglià",
        "Cossato",
        "Crevacuore",
        "Mongrando",
        "Piedicavallo",
        "Valdilana",
    }
)


def outline_map(
    values: Mapping[str, int],
    *,
    title: str,
    href: Callable[[str], str] | None,
    label: Callable[[Municipality, int], str],
    chosen: str | None,
) -> Markup:
    """Draw the values by code; those above zero are links, if there is an address to lead to."""
    legend = shades(values.values())
    shapes = []
    for each in _chosen_last(chosen):
        value = values.get(each.code, 0)
        words = label(each, value)
        mark = " map-chosen" if each.code == chosen else ""
        shape = _outline(each.code, kind=f"map-{shade_of(value, legend)}{mark}", words=words)
        if href is not None and value > 0:
            shape = _link(shape, address=href(each.code), words=words, current=each.code == chosen)
        shapes.append(shape)
    role = "group" if href is not None and legend else "img"
    return _drawing(Markup().join(shapes), role=role, title=title)


def _chosen_last(chosen: str | None) -> list[Municipality]:
    """Draw the chosen outline over its neighbours, whose lines would else cover its own."""
    return sorted(municipalities(), key=lambda each: each.code == chosen)


def _outline(code: str, *, kind: str, words: str) -> Markup:
    """Hide the shape from screen readers: its title is for the mouse, the link has the name."""
    return Markup('<path class="{}" d="{}" aria-hidden="true"><title>{}</title></path>').format(
        kind, outlines().paths[code], words
    )


def _link(shape: Markup, *, address: str, words: str, current: bool) -> Markup:
    mark = Markup(' aria-current="true"') if current else ""
    return Markup('<a href="{}" aria-label="{}"{}>{}</a>').format(address, words, mark, shape)


def _drawing(shapes: Markup, *, role: str, title: str) -> Markup:
    return Markup('<svg class="map" viewBox="{}" role="{}" aria-label="{}">{}{}</svg>').format(
        outlines().view_box, role, title, shapes, _names()
    )


@lru_cache(maxsize=1)
def _names() -> Markup:
    """Write a few names for orientation; the names of all are in the labels."""
    return Markup('<g class="map-names" text-anchor="middle" aria-hidden="true">{}</g>').format(
        Markup().join(_name(each) for each in municipalities() if each.name in LANDMARKS)
    )


def _name(each: Municipality) -> Markup:
    x, y = outlines().projection.to_grid(each.longitude, each.latitude)
    return Markup('<text x="{:.0f}" y="{:.0f}">{}</text>').format(x, y, each.name)
