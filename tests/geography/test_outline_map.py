"""The map: links where there is something to see, a picture with a name where there is not."""

import gzip

import html5lib
import pytest

from portal.geography.municipalities import municipalities
from portal.geography.outline_map import outline_map

BIELLA, COSSATO, ROSAZZA = "096004", "096020", "096055"
SVG = "{http://www.w3.org/2000/svg}"


def test_every_municipality_is_drawn_once_with_its_label():
    drawing = drawn({BIELLA: 12})

    titles = [path.find(f"{SVG}title").text for path in drawing.iter(f"{SVG}path")]

    assert len(titles) == len(set(titles)) == 74
    assert "Biella: 12" in titles
    assert "Rosazza: 0" in titles


def test_only_municipalities_with_something_are_links():
    drawing = drawn({BIELLA: 12, COSSATO: 3, ROSAZZA: 0})

    links = {link.get("href"): link.get("aria-label") for link in drawing.iter(f"{SVG}a")}

    assert links == {"/servizi/096004": "Biella: 12", "/servizi/096020": "Cossato: 3"}


def test_a_map_with_links_is_a_group_with_a_name():
    drawing = drawn({BIELLA: 12})

    assert drawing.get("role") == "group"
    assert drawing.get("aria-label") == "Servizi per comune"


def test_a_screen_reader_hears_each_name_once():
    drawing = drawn({BIELLA: 12})

    assert all(path.get("aria-hidden") == "true" for path in drawing.iter(f"{SVG}path"))


@pytest.mark.parametrize("values", [{}, {BIELLA: 0}])
def test_a_map_of_nothing_is_one_picture(values):
    drawing = drawn(values)

    assert drawing.get("role") == "img"
    assert not list(drawing.iter(f"{SVG}a"))


def test_a_map_that_leads_nowhere_is_one_picture():
    drawing = drawn({BIELLA: 12}, href=None)

    assert drawing.get("role") == "img"
    assert not list(drawing.iter(f"{SVG}a"))


def test_more_is_darker_and_nothing_is_apart():
    drawing = drawn({BIELLA: 12, COSSATO: 3})

    assert kind(drawing, "Biella: 12") == "map-4"
    assert kind(drawing, "Cossato: 3") == "map-2"
    assert kind(drawing, "Rosazza: 0") == "map-0"


def test_the_chosen_municipality_lies_on_top_and_is_the_current_link():
    drawing = drawn({BIELLA: 12, COSSATO: 3}, chosen=BIELLA)

    *_, last = drawing.iter(f"{SVG}path")
    current = [link for link in drawing.iter(f"{SVG}a") if link.get("aria-current") == "true"]

    assert last.get("class") == "map-4 map-chosen"
    assert [link.get("href") for link in current] == ["/servizi/096004"]


def test_the_words_of_others_are_escaped():
    sharp = '"><script>alert(1)</script>&'

    markup = outline_map(
        {BIELLA: 1},
        title=sharp,
        href=lambda _: sharp,
        label=lambda *_: sharp,
        chosen=None,
    )

    assert "<script" not in markup
    assert '""' not in markup


def test_the_map_needs_no_inline_style():
    markup = full_map()

    assert "style" not in markup


def test_the_map_is_small_even_when_all_is_linked():
    page = full_map().encode()

    assert len(page) < 24_000
    assert len(gzip.compress(page)) < 7_000


def full_map():
    return outline_map(
        {each.code: number for number, each in enumerate(municipalities(), start=1)},
        title="Servizi per comune",
        href="/servizi?comune={}&vista=mappa".format,
        label=lambda municipality, value: f"{municipality.name}: {value} servizi",
        chosen=None,
    )


def drawn(values, *, href="/servizi/{}".format, chosen=None):
    markup = outline_map(
        values,
        title="Servizi per comune",
        href=href,
        label=lambda municipality, value: f"{municipality.name}: {value}",
        chosen=chosen,
    )
    return html5lib.HTMLParser(strict=True).parseFragment(markup)[0]


def kind(drawing, title):
    paths = drawing.iter(f"{SVG}path")
    return next(path.get("class") for path in paths if path.find(f"{SVG}title").text == title)
