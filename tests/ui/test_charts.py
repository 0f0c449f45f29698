"""The charts: drawn on the server, readable without seeing, numbers beside them."""

import re

import pytest
from html5lib import HTMLParser

from portal.ui import charts
from portal.ui.chart_frame import Series

KINDS = [("Servizi educativi 0-17", 23), ("Ascolto", 14), ("Comunità", 0)]
MONTHS = ["gen", "feb", "mar", "apr", "mag", "giu", "lug"]
WOMEN = Series("Donne", [4, 9, None, 22, 25, 28, 31])
CHILDREN = Series("Minori", [6, 13, 28, 37, 44, 52, 60])

SVG = "{http://www.w3.org/2000/svg}"

EVERY_CHART = [
    charts.bar("a", "Servizi per tipo", KINDS),
    charts.stacked_bar("b", "Persone per mese", MONTHS, [WOMEN, CHILDREN]),
    charts.line("c", "Persone nel tempo", MONTHS, [WOMEN, CHILDREN]),
    charts.donut("d", "Figli per famiglia", [("Uno", 62), ("Due", 49), ("Di più", 15)]),
]


def parsed(chart):
    return HTMLParser(namespaceHTMLElements=False).parseFragment(str(chart))


def cells(chart):
    return ["".join(cell.itertext()) for cell in parsed(chart).iter("td")]


@pytest.mark.parametrize("chart", EVERY_CHART)
def test_a_chart_says_its_name_and_its_words_to_who_cannot_see_it(chart):
    drawing = parsed(chart).find(f".//{SVG}svg")
    ids = drawing.get("aria-labelledby").split()

    assert drawing.get("role") == "img"
    assert [child.get("id") for child in drawing][:2] == ids


@pytest.mark.parametrize("chart", EVERY_CHART)
def test_a_chart_carries_no_style_and_no_script(chart):
    assert not re.search(r'style=|<script|\son\w+="', str(chart))


@pytest.mark.parametrize("chart", EVERY_CHART)
def test_a_chart_has_its_numbers_in_a_table_beside(chart):
    assert parsed(chart).find(".//table") is not None


def test_the_table_holds_the_same_numbers_as_the_bars():
    assert cells(charts.bar("a", "Servizi", KINDS)) == ["23", "14", "0"]


def test_the_longest_bar_fills_the_sheet():
    widths = re.findall(r'class="mark series-1"[^>]*width="([\d.]+)"', str(EVERY_CHART[0]))

    assert widths == ["360.0", "219.1"]


def test_a_value_that_must_not_be_shown_is_said_to_be_hidden():
    chart = charts.bar("a", "Servizi", [("Ascolto", 14), ("Comunità", None)])

    assert cells(chart) == ["14", "non mostrato"]
    assert "Comunità: non mostrato" in str(chart)


def test_a_total_with_a_hidden_part_is_hidden_too():
    women, children = Series("Donne", [4, None]), Series("Minori", [6, 13])

    totals = re.findall(
        r'class="bar-value end"[^>]*>([^<]+)<',
        str(charts.stacked_bar("b", "Persone", ["gen", "feb"], [women, children])),
    )

    assert totals == ["10", "non mostrato"]


def test_a_hidden_value_breaks_the_line():
    assert str(charts.line("c", "Donne", MONTHS, [WOMEN])).count("<polyline") == 2


def test_a_label_from_outside_cannot_become_markup():
    chart = charts.bar("a", "<b>Servizi</b>", [("<script>alert(1)</script>", 3)])

    assert "<script" not in str(chart)
    assert "<b>" not in str(chart)


def test_a_chart_of_nothing_is_still_a_chart():
    assert "<svg" in charts.bar("a", "Servizi", [])
    assert "<svg" in charts.line("b", "Servizi", [], [Series("Donne", [])])
    assert "<svg" in charts.donut("c", "Servizi", [("Uno", 0)])


def test_a_whole_made_of_one_part_is_a_full_ring():
    assert str(charts.donut("d", "Famiglie", [("Uno", 7), ("Due", 0)])).count('class="slice') == 1


def test_the_last_label_of_a_line_is_always_written():
    words = re.findall(r"<text[^>]*>(\w+)</text>", str(EVERY_CHART[2]))

    assert "lug" in words
    assert len([word for word in words if word in MONTHS]) <= 5


def test_a_small_line_speaks_for_itself():
    drawing = parsed(charts.sparkline("Persone ogni mese", [3, 1, 4])).find(f".//{SVG}svg")

    assert drawing.get("aria-label") == "Persone ogni mese"


def test_a_small_line_on_a_scale_shows_a_small_change_as_small():
    own = str(charts.sparkline("Peso", [3, 2]))

    assert 'points="2.0,3.0 98.0,21.0"' in own
    assert 'points="2.0,7.5 98.0,12.0"' in str(charts.sparkline("Peso", [3, 2], scale=(0, 4)))


def test_a_chart_is_the_same_each_time():
    assert charts.bar("a", "Servizi", KINDS) == charts.bar("a", "Servizi", KINDS)
