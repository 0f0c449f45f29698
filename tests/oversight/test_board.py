"""The lead's pages show what was published, say how old it is, and lead to nobody."""

import re

import pytest

from portal.oversight.counting.actions import refresh
from tests.given.oversight import AT, SENT, referrals
from tests.given.tenants import a_person

PAGES = [
    "/oversight",
    "/oversight?by=kind",
    "/oversight?by=area",
    "/oversight?by=month",
    "/oversight?period=2026",
    "/oversight?period=nonsense&by=women",
    "/oversight/exchanges",
    "/oversight/refusals",
    "/oversight/demand",
    "/oversight/overdue",
]


def table(browser):
    """The rows of every table of a page, as people read them."""
    rows = browser.page.find(".//main").iter("tr")
    return [["".join(cell.itertext()).strip() for cell in row] for row in rows]


@pytest.fixture
def overseer(quarter, engine, browser):
    """Somebody of the lead who looks, after the night counted."""
    lead, *_partners = quarter
    refresh(engine, AT)
    return browser().sign_in(a_person(lead, roles=["overseer"]))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_and_names_no_woman(overseer, page):
    overseer.get(page)

    assert overseer.status == 200
    assert "Anna" not in overseer.text
    assert "BL-" not in overseer.text


def test_the_board_says_how_old_its_numbers_are(overseer):
    overseer.get("/oversight")

    assert "Dati fino al 31/10/2026" in overseer.text


def test_a_breakdown_sums_to_the_flow(overseer):
    overseer.get("/oversight?by=partner")

    totals = {row[0]: row[1] for row in reversed(table(overseer))}
    assert totals["Rosa"] == totals["Viola"] == "48"
    assert totals["Tutti"] == "96"


def test_the_flow_says_which_part_came_how_far(overseer):
    overseer.get("/oversight")

    assert "96Inviati" in overseer.text.replace(" Inviati", "Inviati")
    assert "24Conclusi25 per cento" in overseer.text.replace(" Conclusi", "Conclusi")


def test_a_file_holds_what_the_page_shows(overseer):
    overseer.get("/oversight?by=partner")
    page = table(overseer)
    overseer.get("/oversight/file?by=partner&period=2026-Q3&format=csv")

    lines = overseer.response.data.decode("utf-8-sig").splitlines()
    for line in lines[1:]:
        assert line.split(";") in page


def test_a_workbook_leaves_too(overseer):
    overseer.get("/oversight/file?by=area&period=2026-Q3&format=xlsx")

    assert overseer.status == 200
    assert overseer.response.data[:2] == b"PK"


def test_the_flows_are_drawn_with_their_table(quarter, engine, browser):
    lead, rose, viola = quarter
    for partner, number in ((rose, 20), (viola, 15)):
        referrals(rose, to=partner, number=number, sent=SENT)
    refresh(engine, AT)
    overseer = browser().sign_in(a_person(lead, roles=["overseer"]))

    overseer.get("/oversight/exchanges")

    assert 'class="ribbon' in overseer.response.text
    assert re.search(r"<desc[^>]*>[^<]*→ Viola: \d+", overseer.response.text)
    assert ["Rosa → Viola", "15"] in table(overseer)


def test_the_home_of_an_overseer_has_the_numbers(overseer):
    overseer.get("/today")

    assert "96invii nella rete" in overseer.text.replace(" invii nella", "invii nella")


def test_before_anything_is_counted_the_page_says_when(browser):
    from tests.given.tenants import the_lead

    overseer = browser().sign_in(a_person(the_lead(), roles=["overseer"]))

    overseer.get("/oversight")

    assert "Ancora nessun trimestre chiuso" in overseer.text


@pytest.mark.parametrize("roles", [["welfare_manager"], ["admin"], ["network_admin"], ["reviewer"]])
def test_nobody_else_of_the_lead_sees_the_numbers(quarter, engine, browser, roles):
    lead, *_partners = quarter
    refresh(engine, AT)
    someone = browser().sign_in(a_person(lead, roles=roles))

    for page in PAGES:
        assert someone.get(page).status == 403


@pytest.mark.parametrize("roles", [["overseer"], ["admin"], ["hr_manager"]])
def test_a_partner_sees_no_number_of_the_network(quarter, engine, browser, roles):
    _lead, rose, _viola = quarter
    refresh(engine, AT)
    someone = browser().sign_in(a_person(rose, roles=roles))

    someone.get("/oversight")

    assert "96" not in someone.text
    assert "Viola" not in someone.text
