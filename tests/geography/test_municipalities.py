"""The municipalities: the right ones, and found the way people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.geography.former_names import FORMER_NAMES
from portal.geography.municipalities import municipalities, municipality, named, suggestions
from tenants.folding import fold


def test_the_province_has_its_74_municipalities_under_their_own_codes():
    codes = {each.code for each in municipalities()}

    assert len(municipalities()) == len(codes) == 74
    assert all(len(code) == 6 and code.startswith("096") for code in codes)
    assert {each.province for each in municipalities()} == {"BI"}


def test_the_population_is_that_of_the_province():
    assert 168_000 < sum(each.population for each in municipalities()) < 175_000
    assert min(each.population for each in municipalities()) > 50


def test_the_largest_municipalities_are_those_that_everyone_knows():
    by_population = sorted(municipalities(), key=lambda each: -each.population)

    assert [each.name for each in by_population[:4]] == [
        "Biella",
        "Cossato",
        "Valdilana",
        "Vigliano Biellese",
    ]


def test_municipalities_are_listed_by_name():
    names = [each.name for each in municipalities()]

    assert names[0] == "Ailoche"
    assert names[-1] == "Zumaglia"
    assert names.index("Casapinta") < names.index("Cavaglià") < names.index("Cerrione")


def test_biella_is_found_by_its_code():
    biella = municipality("096004")

    assert biella is not None
    assert biella.name == "Biella"
    assert municipality("001272") is None


@pytest.mark.parametrize(
    "text",
    ["Cavaglià", "cavaglia", "CAVAGLIA'", "Cavaglia`", "  Cavaglia\u0300 ", "Cavaglià (BI)"],
)
def test_a_name_is_found_however_it_is_accented(text):
    found = named(text)

    assert found is not None
    assert found.code == "096016"


@pytest.mark.parametrize("text", ["", "Torino", "Bi", "(BI)", "Biella e cintura"])
def test_what_is_no_name_of_ours_is_not_found(text):
    assert named(text) is None


@pytest.mark.parametrize("each", municipalities(), ids=lambda each: each.code)
def test_every_municipality_is_found_by_its_own_name(each):
    assert named(each.name) == each
    assert municipality(each.code) == each


@pytest.mark.parametrize(("name", "code"), FORMER_NAMES.items())
def test_a_former_name_leads_to_the_municipality_of_today(name, code):
    found = named(name)

    assert found is not None
    assert found.code == code
    assert found.name != name


def test_names_that_begin_with_the_text_come_before_names_that_contain_it():
    found = [each.name for each in suggestions("val", 10)]

    assert found[:3] == ["Valdengo", "Valdilana", "Vallanzengo"]
    assert found.index("Valle San Nicolao") == 3


def test_a_part_in_the_middle_of_a_name_is_enough():
    assert [each.name for each in suggestions("inferiore", 5)] == ["Occhieppo Inferiore"]


def test_a_former_name_is_suggested_under_the_present_one():
    assert [each.name for each in suggestions("triv", 5)] == ["Valdilana"]


def test_nothing_typed_suggests_nothing():
    assert suggestions(" ", 5) == ()
    assert suggestions("xyz", 5) == ()


@given(st.text(max_size=12), st.integers(min_value=0, max_value=80))
def test_suggestions_are_few_and_different(text, limit):
    found = suggestions(text, limit)

    assert len(found) <= limit
    assert len(set(found)) == len(found)


@given(st.sampled_from(municipalities()), st.data())
def test_every_beginning_of_a_name_suggests_it(each, data):
    length = data.draw(st.integers(min_value=1, max_value=len(each.name)))

    assert each in suggestions(each.name[:length], 74)


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folding_forgets_case(text):
    assert fold(text.casefold()) == fold(text)
