"""A visitor finds a service by where she lives, what she needs and how old her child is."""

import pytest
from playwright.sync_api import expect

from tests.given.services import a_published_service
from tests.given.tenants import a_person, an_organisation
from tests.journeys.steps import both_sizes, looked_at, sign_in

pytestmark = pytest.mark.journey

COSSATO = "096020"
NURSERY = {
    "texts": {"it": {"name": "Nido Girasole", "summary": "Un nido piccolo a Cossato."}},
    "kinds": ["EDU-01"],
    "areas": [COSSATO],
    "ages": {"known": True, "min": 0.25, "max": 3},
}


@pytest.fixture
def nursery(site):
    return a_published_service(an_organisation("Cooperativa Esempio Girasole"), **NURSERY)


def _search(page):
    page.goto("/")
    page.get_by_label("Dove abiti?").select_option(COSSATO)
    page.get_by_label("Di cosa hai bisogno?").fill("asilo")
    page.get_by_label("Quanti anni ha").select_option("2")
    page.get_by_role("button", name="Cerca").first.click()
    page.wait_for_url("**/servizi?*")
    return page


@both_sizes
def test_a_visitor_finds_a_service_and_takes_it_with_her(tab, nursery, width):
    visitor = _search(tab("/", width=width))
    looked_at(visitor, "search")

    visitor.get_by_role("link", name="Nido Girasole").click()
    visitor.wait_for_url(f"**/servizi/{nursery}")
    looked_at(visitor, "service")
    with visitor.expect_response("**/lista"):
        visitor.get_by_role("button", name="Metti in lista").first.click()
    visitor.goto("/lista")

    expect(visitor.locator("main")).to_contain_text("Nido Girasole")
    looked_at(visitor, "shortlist")


@pytest.mark.usefixtures("nursery")
def test_finding_needs_no_script(tab):
    visitor = _search(tab("/", scripts=False))

    visitor.get_by_role("link", name="Nido Girasole").click()

    expect(visitor.locator("h1")).to_have_text("Nido Girasole")


@pytest.mark.usefixtures("nursery")
def test_the_map_has_its_numbers_in_a_table(tab):
    visitor = tab("/servizi?vista=mappa")

    looked_at(visitor, "map")

    expect(visitor.locator("main svg").first).to_be_visible()


@pytest.mark.parametrize(
    ("kind", "roles"),
    [("public_body", ("service_editor", "intake_operator")), ("company", ("hr_manager", "admin"))],
)
def test_others_of_the_network_read_a_service_but_do_not_edit_it(tab, nursery, kind, roles):
    other = sign_in(tab("/signin"), a_person(an_organisation(kind=kind), roles=roles))

    other.goto(f"/servizi/{nursery}")

    expect(other.locator("h1")).to_have_text("Nido Girasole")
    assert other.locator(f"a[href*='/services/{nursery}/edit']").count() == 0
    assert other.request.get(f"/services/{nursery}/edit").status in {403, 404}
