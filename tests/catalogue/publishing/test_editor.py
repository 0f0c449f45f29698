"""Writing a service through the door: from nothing to a draft, and from a draft to review."""

import pytest

from tests.given.services import a_draft, a_published_service
from tests.given.tenants import a_person, user_id_of


@pytest.fixture
def editor(coop):
    return a_person(coop)


@pytest.fixture
def page(browser, editor):
    """The browser of an editor."""
    return browser().sign_in(editor)


def test_three_answers_begin_a_draft(page, ask):
    page.get("/services/new")
    page.submit({"name": "Nido Girasole", "summary": "Un nido.", "kind": "EDU-01"})

    assert page.status == 200
    assert page.title.startswith("Scrivi la scheda")
    assert ask("SELECT doc #>> '{texts,it,name}', state FROM service_version") == (
        "Nido Girasole",
        "draft",
    )


def test_a_service_without_a_name_does_not_begin(page):
    page.get("/services/new")
    page.submit({"summary": "Un nido."})

    assert page.status == 422
    assert "Scrivi il nome del servizio." in page.text


def test_what_is_written_is_saved(page, coop, editor, ask):
    service_id = a_draft(coop, user_id_of(editor))
    page.get(f"/services/{service_id}/edit")

    page.submit({"texts-it-name": "Nido Nuovo", "kinds-first": "EDU-02", "save": "1"})

    assert page.status == 200
    assert ask("SELECT doc #>> '{texts,it,name}', doc #>> '{kinds,0}' FROM service_version") == (
        "Nido Nuovo",
        "EDU-02",
    )


def test_saving_a_draft_untouched_changes_nothing(page, coop, editor, ask):
    service_id = a_draft(coop, user_id_of(editor))
    before = ask("SELECT doc, version FROM service_version")
    page.get(f"/services/{service_id}/edit")

    page.submit({"save": "1"})

    assert ask("SELECT doc, version FROM service_version") == before


def test_a_complete_draft_is_sent(page, coop, editor, ask):
    service_id = a_draft(coop, user_id_of(editor))
    page.get(f"/services/{service_id}/edit")

    page.submit({"send": "1"})

    assert "In revisione" in page.text
    assert ask("SELECT state FROM service_version")[0] == "in_review"


def test_what_is_missing_is_named_and_nothing_typed_is_lost(page, coop, editor, ask):
    service_id = a_draft(coop, user_id_of(editor), next_steps=[], kinds=[])
    page.get(f"/services/{service_id}/edit")

    page.submit({"texts-it-name": "Un nome nuovo", "send": "1"})

    assert page.status == 422
    assert {"#kinds-first", "#next_steps"} <= set(page.links())
    assert 'value="Un nome nuovo"' in page.response.text
    assert ask("SELECT state FROM service_version")[0] == "draft"


def test_what_was_typed_is_a_draft_even_when_it_cannot_be_sent(page, coop, editor, ask):
    service_id = a_draft(coop, user_id_of(editor), next_steps=[])
    page.get(f"/services/{service_id}/edit")

    page.submit({"texts-it-name": "Un nome nuovo", "send": "1"})

    assert page.status == 422
    assert ask("SELECT doc #>> '{texts,it,name}' FROM service_version")[0] == "Un nome nuovo"
    page.submit({"next_steps-0-it": "Chiama.", "send": "1"})
    assert ask("SELECT state FROM service_version")[0] == "in_review"


def test_the_first_draft_of_a_new_version_is_kept_too(page, coop, ask):
    service_id = a_published_service(coop)
    page.get(f"/services/{service_id}/edit")

    page.submit({"texts-it-name": "Un nome nuovo", "next_steps-0-it": "", "send": "1"})

    assert page.status == 422
    newest = "SELECT doc #>> '{texts,it,name}', state FROM service_version WHERE no = 2"
    assert ask(newest) == ("Un nome nuovo", "draft")


def test_sending_an_unfinished_draft_from_its_page_shows_what_is_missing(page, coop, editor):
    service_id = a_draft(coop, user_id_of(editor), next_steps=[])
    page.get(f"/services/{service_id}")

    page.submit(form="submission")

    assert page.title.startswith("Scrivi la scheda")
    assert "#next_steps" in page.links()


def test_what_cannot_be_read_is_named_beside_its_field(page, coop, editor):
    service_id = a_draft(coop, user_id_of(editor))
    page.get(f"/services/{service_id}/edit")

    page.submit({"cost-options-0-amount": "novanta", "save": "1"})

    assert page.status == 422
    assert "#cost-options-0-amount" in page.links()
    assert 'value="novanta"' in page.response.text


def test_rows_are_added_and_removed_without_a_script(page, coop, editor):
    service_id = a_draft(coop, user_id_of(editor))
    page.get(f"/services/{service_id}/edit")

    page.submit({"add_row": "contacts", "texts-it-name": "Nome non salvato"})
    assert 'name="contacts-1-role"' in page.response.text
    assert 'value="Nome non salvato"' in page.response.text

    page.submit({"add_row": "places-0-hours"})
    assert 'name="places-0-hours-1-opens"' in page.response.text

    page.submit({"remove_row": "contacts-0"})
    assert 'name="contacts-0-role"' not in page.response.text
    assert 'name="contacts-1-role"' in page.response.text


def test_a_whole_zone_is_chosen_without_a_script(page, coop, editor, ask):
    service_id = a_draft(coop, user_id_of(editor), areas=[])
    page.get(f"/services/{service_id}/edit")

    page.submit({"zone": "provincia"})
    page.submit({"save": "1"})

    assert ask("SELECT jsonb_array_length(doc -> 'areas') FROM service_version")[0] == 74


def test_a_zone_that_is_chosen_is_taken_off_again(page, coop, editor, ask):
    service_id = a_draft(coop, user_id_of(editor))
    page.get(f"/services/{service_id}/edit")

    page.submit({"zone": "biella-cintura"})
    page.submit({"zone": "biella-cintura"})
    page.submit({"save": "1"})

    assert ask("SELECT doc -> 'areas' FROM service_version")[0] is None


def test_a_published_service_gets_its_next_draft_with_the_first_save(page, coop, editor, ask):
    service_id = a_published_service(coop, user_id_of(editor))
    page.get(f"/services/{service_id}/edit")
    assert ask("SELECT count(*) FROM service_version")[0] == 1

    page.submit({"texts-it-summary": "Più posti.", "save": "1"})

    assert ask("SELECT no, state FROM service_version ORDER BY no DESC") == (2, "draft")


def test_pressing_twice_opens_one_draft(page, coop, editor, ask):
    service_id = a_published_service(coop, user_id_of(editor))
    page.get(f"/services/{service_id}/edit")
    content = {**page.filled(), "save": "1"}

    answers = [page.client.post(f"/services/{service_id}/edit", data=content) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert ask("SELECT count(*) FROM service_version")[0] == 2


def test_a_version_in_review_is_taken_back_before_it_is_changed(page, coop, editor, ask):
    service_id = a_draft(coop, user_id_of(editor))
    page.get(f"/services/{service_id}/edit")
    page.submit({"send": "1"})
    page.get(f"/services/{service_id}/edit")
    assert page.title == "La scheda è in revisione"

    page.submit(form="withdrawal")

    assert page.title.startswith("Scrivi la scheda")
    assert ask("SELECT state FROM service_version")[0] == "draft"


def test_a_discarded_first_draft_leaves_nothing(page, coop, editor, ask):
    service_id = a_draft(coop, user_id_of(editor))
    page.get(f"/services/{service_id}/discard")

    page.submit()

    assert page.title == "I miei servizi"
    assert ask("SELECT count(*) FROM service")[0] == 0


def test_discarding_the_next_draft_leaves_the_published_service(page, coop, editor, ask):
    service_id = a_published_service(coop, user_id_of(editor))
    page.get(f"/services/{service_id}/edit")
    page.submit({"texts-it-summary": "Altro.", "save": "1"})
    page.get(f"/services/{service_id}/discard")

    page.submit()

    assert ask("SELECT count(*), max(state) FROM service_version") == (1, "published")
