"""The components in a real Chromium: with a script, without it, by keyboard, on a phone."""

import pytest
from playwright.sync_api import expect

from tests.chromium import findings, is_scrolled_sideways

pytestmark = pytest.mark.journey

PHONE = 360


@pytest.mark.parametrize("width", [PHONE, 1280])
@pytest.mark.parametrize("path", ["/style-guide", "/style-guide?staff", "/moving"])
def test_every_component_can_be_used_by_everyone(tab, path, width):
    assert findings(tab(path, width=width)) == []


@pytest.mark.parametrize("path", ["/style-guide", "/style-guide?staff"])
def test_nothing_leaves_a_narrow_screen(tab, path):
    assert not is_scrolled_sideways(tab(path, width=320))


@pytest.mark.parametrize("path", ["/style-guide", "/style-guide?staff"])
def test_whatever_one_presses_is_large_enough(tab, path):
    small = tab(path, width=PHONE).evaluate(
        """[...document.querySelectorAll("main :is(button, input, select, summary, a.btn)")]
           .map((each) => [each.outerHTML.slice(0, 60), each.getBoundingClientRect()])
           .filter(([, box]) => box.width && (box.height < 22 || box.width < 22))
           .map(([html]) => html)"""
    )

    assert small == []


def test_a_wrong_form_takes_the_focus_to_what_is_wrong(tab):
    expect(tab("/style-guide").locator("#error-summary")).to_be_focused()


def test_a_wrong_answer_to_htmx_takes_the_focus_too(tab):
    moving = tab("/moving")

    moving.get_by_role("button", name="Invia").click()

    expect(moving.locator("#error-summary")).to_be_focused()


def test_the_next_cards_come_and_the_first_of_them_has_the_focus(tab):
    moving = tab("/moving")

    moving.get_by_role("link", name="Carica altri").click()

    expect(moving.get_by_role("link", name="Scheda nuova")).to_be_focused()
    expect(moving.get_by_role("link", name="Altri")).to_have_count(1)


def test_what_is_typed_is_kept_and_said_to_be_kept(tab):
    moving = tab("/moving")

    moving.get_by_label("Appunti").fill("Chiamare il nido")

    expect(moving.locator("[data-saved]")).to_contain_text("Salvato alle")
    expect(moving.locator("#left")).to_have_text("16 / 20")


def test_two_editors_are_told_of_each_other(tab):
    moving = tab("/moving")

    moving.get_by_label("Appunti").fill("conflitto")

    expect(moving.locator("[data-saved]")).to_contain_text("Qualcuno ha cambiato")


def test_without_a_connection_nothing_is_called_saved(tab):
    moving = tab("/moving")
    moving.context.set_offline(True)

    moving.get_by_label("Appunti").fill("Chiamare il nido")

    expect(moving.locator("[data-saved]")).to_contain_text("Non salvato")


def test_a_change_is_announced(tab):
    moving = tab("/moving")

    moving.get_by_role("button", name="Aggiorna").click()

    expect(moving.locator("#live")).to_have_text("Quattro servizi")


def test_a_refusal_is_announced(tab):
    moving = tab("/moving")

    moving.get_by_role("button", name="Rompi").click()

    expect(moving.get_by_role("alert")).to_contain_text("Non è stato possibile")


def test_a_row_is_added_and_taken_away_and_the_focus_follows(tab):
    guide = tab("/style-guide")
    rows = guide.locator("#campi [data-row]")

    guide.get_by_role("button", name="Aggiungi un orario").click()

    expect(rows).to_have_count(2)
    expect(guide.locator("#hours-1-opens")).to_be_focused()

    rows.nth(1).get_by_role("button", name="Togli").click()

    expect(rows).to_have_count(1)
    expect(rows.first).to_be_focused()


def test_on_a_phone_the_filters_open_over_the_page_and_escape_closes_them(tab):
    guide = tab("/style-guide", width=PHONE)
    filters = guide.locator("#filtri")
    expect(filters).to_be_hidden()

    guide.get_by_role("link", name="Filtri (1)").click()
    expect(filters).to_be_visible()

    guide.keyboard.press("Escape")
    expect(filters).to_be_hidden()


def test_the_menu_opens_without_a_script(tab):
    guide = tab("/style-guide?staff", width=PHONE, java_script_enabled=False)

    guide.locator(".bottom-bar").get_by_role("link", name="Menu").click()

    expect(guide.locator("#menu").get_by_role("link", name="Importazioni")).to_be_visible()


def test_buttons_that_need_a_script_are_not_shown_without_it(tab):
    guide = tab("/style-guide", java_script_enabled=False)

    expect(guide.get_by_role("button", name="Stampa")).to_be_hidden()


def test_the_account_menu_closes_and_gives_the_focus_back(tab):
    guide = tab("/style-guide?staff")
    account = guide.locator(".account summary")

    account.click()
    expect(guide.get_by_role("button", name="Associazione Esempio Aurora")).to_be_visible()

    guide.keyboard.press("Escape")
    expect(guide.get_by_role("button", name="Associazione Esempio Aurora")).to_be_hidden()
    expect(account).to_be_focused()


def test_the_first_key_leads_past_the_menus(tab):
    moving = tab("/moving")

    moving.keyboard.press("Tab")
    moving.keyboard.press("Enter")

    expect(moving.locator("#content")).to_be_focused()


def test_a_slash_leads_to_the_search(tab):
    moving = tab("/moving")

    moving.keyboard.press("/")

    expect(moving.locator("#header-search")).to_be_focused()
