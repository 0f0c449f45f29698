"""The week as a drawing: readable without colours and without seeing, on screen and on paper."""

import re

import pytest
from html5lib import HTMLParser

from portal.ui.week_grid import Band, BandKind, week_grid

NOTHING = ((),) * 7
OPEN = Band(BandKind.OPEN, "Nessuno", (((990, 1080),), (), ((1320, 1440),), (), (), (), ()))
COVERED = Band(BandKind.COVERED, "A scuola", (((510, 990),),) * 5 + ((), ()))
GRID = week_grid("week", "La settimana", [OPEN, COVERED])

SVG = "{http://www.w3.org/2000/svg}"


def parsed(grid):
    return HTMLParser(namespaceHTMLElements=False).parseFragment(str(grid))


def texts(grid, kind):
    return re.findall(rf'<text class="{kind}"[^>]*>([^<]+)<', str(grid))


def test_every_day_has_its_name_and_every_block_its_hours():
    assert texts(GRID, "day-name") == ["lun", "mar", "mer", "gio", "ven", "sab", "dom"]
    assert texts(GRID, "hour")[:4] == ["16:30", "18:00", "22:00", "24:00"]


def test_a_block_is_told_by_its_stripes_not_by_its_colour_alone():
    assert str(GRID).count("url(#week-open)") == 3
    assert str(GRID).count("url(#week-covered)") == 6


def test_the_drawing_reaches_as_far_as_there_is_something_to_draw():
    usual = week_grid("quiet", "La settimana", [Band(BandKind.OPEN, "Nessuno", NOTHING)])

    assert texts(usual, "axis-text")[0] == "6"
    assert texts(GRID, "axis-text")[-1] == "24"
    assert int(re.search(r'viewBox="0 0 360 (\d+)"', str(usual))[1]) < 320


def test_the_table_beside_holds_the_same_hours():
    cells = ["".join(cell.itertext()) for cell in parsed(GRID).iter("td")]

    assert cells[:6] == [
        "16:30–18:00",
        "08:30–16:30",
        "–",
        "08:30–16:30",
        "22:00–24:00",
        "08:30–16:30",
    ]
    assert cells[-2:] == ["–", "–"]


def test_who_cannot_see_it_hears_what_it_says():
    words = parsed(GRID).find(f".//{SVG}desc").text

    assert words.startswith("Nessuno: lunedì 16:30–18:00; mercoledì 22:00–24:00. A scuola: ")


@pytest.mark.parametrize("kind", list(BandKind))
def test_the_legend_shows_the_same_stripes(kind):
    grid = week_grid("week", "La settimana", [Band(kind, "Come si chiama", NOTHING)])
    legend = parsed(grid).find(".//ul[@class='legend']")

    assert "Come si chiama" in "".join(legend.itertext())
    assert f'url(#week-{kind})"/></svg>Come si chiama' in str(grid)


def test_the_drawing_carries_no_style_and_is_black_on_white_without_a_stylesheet():
    assert not re.search(r"style=|<style|<script", str(GRID))
    assert 'fill="white" stroke="black"' in str(GRID)
