"""Two people on one draft: autosave tells them apart, and nothing of either is lost."""

import pytest

from tests.given.services import a_draft, a_published_service
from tests.given.tenants import a_person, user_id_of

HTMX = {"HX-Request": "true"}


@pytest.fixture
def editors(coop, browser):
    """Two editors of one organisation, each with her browser."""
    return [browser().sign_in(a_person(coop)) for _ in range(2)]


@pytest.fixture
def draft(coop):
    return a_draft(coop)


def test_what_is_written_is_kept_while_writing(editors, draft, ask):
    page, _ = editors
    page.get(f"/services/{draft}/edit")
    written = {**page.filled(), "texts-it-summary": "Scritto da poco."}

    answer = _kept(page, draft, written)

    assert answer.status_code == 200
    assert "Salvato alle" in answer.text
    assert _summary(ask) == "Scritto da poco."


def test_each_answer_carries_the_number_for_the_next(editors, draft, ask):
    page, _ = editors
    page.get(f"/services/{draft}/edit")
    written = page.filled()

    for words in ("Uno.", "Due.", "Tre."):
        answer = _kept(page, draft, {**written, "texts-it-summary": words})
        assert answer.status_code == 200
        written["seen"] = answer.text.partition('name="seen" value="')[2].partition('"')[0]

    assert _summary(ask) == "Tre."


def test_what_cannot_be_read_is_not_kept_and_says_so(editors, draft, ask):
    page, _ = editors
    page.get(f"/services/{draft}/edit")

    answer = _kept(page, draft, {**page.filled(), "cost-options-0-amount": "tanto"})

    assert answer.status_code == 422
    assert "Scrivi un numero" in answer.text


def test_the_second_to_save_sees_both_versions(editors, draft, ask):
    first, second = _both_open(editors, draft)
    first.submit({"texts-it-summary": "La prima.", "save": "1"})

    second.submit({"texts-it-summary": "La seconda.", "kinds-first": "EDU-02", "save": "1"})

    assert second.status == 409
    assert "La prima." in second.text
    assert "La seconda." in second.text
    assert _summary(ask) == "La prima."


@pytest.mark.parametrize(
    ("take", "summary", "kind"),
    [
        ("mine", "La seconda.", "EDU-02"),
        ("theirs", "La prima.", "EDU-01"),
        ("chosen", "La prima.", "EDU-02"),
    ],
)
def test_mine_theirs_or_field_by_field(editors, draft, ask, take, summary, kind):
    first, second = _both_open(editors, draft)
    first.submit({"texts-it-summary": "La prima.", "save": "1"})
    second.submit({"texts-it-summary": "La seconda.", "kinds-first": "EDU-02", "save": "1"})

    second.submit({"take": take, "field-texts-it-summary": "theirs", "field-kinds": "mine"})

    assert second.status == 200
    assert ask("SELECT doc #>> '{texts,it,summary}', doc #>> '{kinds,0}' FROM service_version") == (
        summary,
        kind,
    )


def test_a_third_save_meanwhile_asks_again(editors, draft, ask):
    first, second = _both_open(editors, draft)
    first.submit({"texts-it-summary": "La prima.", "save": "1"})
    second.submit({"texts-it-summary": "La seconda.", "save": "1"})
    first.submit({"texts-it-summary": "Ancora la prima.", "save": "1"})

    second.submit({"take": "mine"})

    assert second.status == 409
    assert _summary(ask) == "Ancora la prima."


def test_autosave_does_not_write_over_another(editors, draft, ask):
    first, second = _both_open(editors, draft)
    first.submit({"texts-it-summary": "La prima.", "save": "1"})

    answer = _kept(second, draft, {**second.filled(), "texts-it-summary": "La seconda."})

    assert answer.status_code == 409
    assert _summary(ask) == "La prima."


def test_two_who_begin_the_next_version_see_each_other(coop, editors, ask):
    service_id = a_published_service(coop, user_id_of(a_person(coop)))
    first, second = _both_open(editors, service_id)
    first.submit({"texts-it-summary": "La prima.", "save": "1"})

    second.submit({"texts-it-summary": "La seconda.", "save": "1"})

    assert second.status == 409
    assert ask("SELECT count(*) FROM service_version")[0] == 2


def test_a_zone_travels_alone_to_a_browser_with_a_script(editors, draft):
    page, _ = editors
    page.get(f"/services/{draft}/edit")
    content = {**page.filled(), "zone": "provincia"}

    answer = page.client.post(f"/services/{draft}/edit", data=content, headers=HTMX)

    assert answer.text.strip().startswith("<fieldset")
    assert answer.headers["HX-Trigger"] == "draftChanged"


def _both_open(editors, service_id):
    for page in editors:
        page.get(f"/services/{service_id}/edit")
    return editors


def _kept(page, service_id, written):
    written.pop("form_token", None)
    return page.client.put(f"/services/{service_id}/edit", data=written, headers=HTMX)


def _summary(ask):
    return ask("SELECT doc #>> '{texts,it,summary}' FROM service_version ORDER BY no DESC")[0]
