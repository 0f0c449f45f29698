"""The error pages: what happened, and a way out."""

import pytest

CODES = [400, 403, 404, 405, 409, 413, 422, 429, 500, 503]


def words(element):
    return "".join(element.itertext())


@pytest.mark.parametrize("code", CODES)
def test_an_error_page_needs_nothing_but_its_template(page, inspected, code):
    inspected(page(f"errors/{code}.html"))


@pytest.mark.parametrize("code", CODES)
def test_an_error_page_has_a_way_out(page, code):
    links = page(f"errors/{code}.html").find(".//main").iter("a")

    assert [link for link in links if "btn" in link.get("class", "")]


@pytest.mark.parametrize("code", CODES)
def test_an_error_page_speaks_english_too(page, code):
    italian = words(page(f"errors/{code}.html").find(".//h1"))
    english = words(page(f"errors/{code}.html", "/en/x").find(".//h1"))

    assert italian != english


def test_a_refusal_says_who_can_help(page):
    refusal = page("errors/403.html", who_can_grant="Anna Prova")

    assert "Anna Prova" in words(refusal.find(".//main"))


def test_a_breakdown_gives_a_code_to_quote(page):
    breakdown = page("errors/500.html", incident="7f3a22c1")

    assert "7f3a22c1" in words(breakdown.find(".//main"))


def test_a_wait_says_how_long(page):
    wait = page("errors/429.html", minutes=5)

    assert "5 minuti" in words(wait.find(".//main"))


def test_a_form_of_another_organisation_says_so(page):
    conflict = page("errors/409.html", other_organisation="x")

    assert "altra organizzazione" in words(conflict.find(".//h1"))


@pytest.mark.parametrize(
    "path", ["/%5Cother.example/x", "//other.example/x", "/en/%5Cother.example"]
)
def test_the_languages_of_a_page_that_is_not_there_lead_nowhere_else(anyone, path):
    anyone.get(path)

    assert anyone.status == 404
    assert not [link for link in anyone.links() if link.startswith(("/\\", "//"))]
