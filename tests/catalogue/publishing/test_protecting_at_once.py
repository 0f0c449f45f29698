"""A published service that becomes protected is hidden at once, and shown again after a review."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from portal.catalogue.publishing.protection import hidden, tells_where
from tests.given.people import facts
from tests.given.services import a_published_service, a_service_in_review, approved, sent
from tests.given.tenants import a_person

STREET = "via Nascosta 7"
TEXTS = {
    "it": {
        "name": "Casa Esempio",
        "summary": "Una casa che accoglie.",
        "description": f"Siamo in {STREET}, suona due volte.",
    }
}
PLACES = [{"name": "Casa", "address": STREET, "postal_code": "13836", "municipality": "096020"}]
SCHEDULE = [{"days": ["MO"], "opens": "09:00", "closes": "12:00"}]


@pytest.fixture
def house(coop):
    return a_published_service(coop, texts=TEXTS, places=PLACES, schedule=SCHEDULE)


@pytest.fixture
def editor(browser, coop):
    return browser().sign_in(a_person(coop, roles=("service_editor",)))


def hide(page, service_id):
    page.get(f"/services/{service_id}/protection")
    return page.submit()


def save_as_protected(page, service_id):
    page.get(f"/services/{service_id}/edit")
    return page.submit({"protected": "y"})


def keep_while_writing(page, service_id):
    """Let the editor save itself, as it does two seconds after the tick."""
    page.get(f"/services/{service_id}/edit")
    page.client.put(
        f"/services/{service_id}/edit",
        data={**page.filled(form="/edit"), "protected": "y"},
        headers={"HX-Request": "true"},
    )


@pytest.mark.parametrize("act", [hide, save_as_protected, keep_while_writing])
def test_no_page_says_where_from_that_moment_on(act, editor, browser, house, ask):
    visitor = browser()
    assert "Nascosta" in visitor.get(f"/servizi/{house}").response.text

    act(editor, house)

    for address in (f"/servizi/{house}", "/servizi?q=casa", f"/servizi/{house}/calendario.ics"):
        assert "Nascosta" not in visitor.get(address).response.text
    assert "suona due volte" in visitor.get(f"/servizi/{house}").text
    assert ask("SELECT municipality FROM listing") == ("",)
    assert ask("SELECT count(*) FROM service_place") == (0,)
    live = "FROM service_version v JOIN service s ON v.id = s.published_version_id"
    assert "Nascosta" not in ask(f"SELECT v.doc::text {live}")[0]


def test_the_export_says_no_more_where(editor, house):
    hide(editor, house)

    sheet = load_workbook(io.BytesIO(editor.client.get("/services/export.xlsx").data)).active

    assert "Nascosta" not in str([[cell.value for cell in row] for row in sheet.rows])


def test_it_is_logged_and_the_lead_is_told(editor, house, ask):
    before = ask("SELECT count(*) FROM delivery WHERE letter = 'publishing/urgent_change'")[0]

    hide(editor, house)

    assert [fact["service_id"] for fact in facts("service_protected")] == [str(house)]
    told = ask("SELECT count(*) FROM delivery WHERE letter = 'publishing/urgent_change'")[0]
    assert (before, told) == (0, 1)


def test_a_notice_that_tells_where_goes_too(editor, house, ask):
    editor.get(f"/services/{house}/alert")
    editor.submit({"text": f"Ora siamo in {STREET}."})

    hide(editor, house)

    assert ask("SELECT alert FROM listing") == ("",)


def test_a_version_under_review_does_not_undo_it(editor, coop, house):
    editor.get(f"/services/{house}/edit")
    editor.submit({"texts-it-summary": "Una casa che accoglie sempre."})
    waiting = sent(coop, house)

    hide(editor, house)
    approved(coop, waiting)

    assert "Nascosta" not in editor.get(f"/servizi/{house}").response.text
    assert "1522" in editor.text


def test_to_show_it_again_needs_a_review(editor, browser, coop, house, ask):
    hide(editor, house)
    editor.get(f"/services/{house}/edit")

    editor.submit({"protected": []})

    assert ask("SELECT protected FROM service") == (True,)
    approved(coop, sent(coop, house))
    assert ask("SELECT protected FROM service") == (False,)


def test_what_was_never_published_waits_for_its_review(editor, coop):
    service_id = a_service_in_review(coop)

    hide(editor, service_id)

    assert editor.status == 422


PIECES = ["via", "Piazza", "loc.", "n.", "Nascosta", "dei", "Tigli", "7", "12/b", ",", ".", "in"]


@given(st.text() | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_words_without_their_address_tell_nothing(words):
    assert not tells_where(hidden(words))


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (f"Siamo in {STREET}, suona due volte.", "Siamo in …, suona due volte."),
        ("Siamo in via Nascosta, a Biella", "Siamo in …, a Biella"),
        ("Chiama 24 ore su 24", "Chiama 24 ore su 24"),
    ],
)
def test_only_the_address_is_cut(words, left):
    assert hidden(words) == left
