"""What the home says about services, to each as she can act."""

import pytest

from tests.given.services import a_draft, a_published_service, a_version_in_review
from tests.given.tenants import a_person, the_lead, user_id_of


@pytest.fixture
def editor(coop):
    return a_person(coop)


def test_what_the_reviewer_asked_is_on_the_home_of_who_edits(coop, editor, browser):
    version_id = a_version_in_review(coop, user_id_of(editor))
    reviewer = browser().sign_in(a_person(the_lead(), roles=("reviewer",)))
    reviewer.get("/today")
    assert "Una scheda da revisionare" in reviewer.text
    reviewer.get(f"/reviews/{version_id}")
    reviewer.submit({"decision": "changes", "note": "Il prezzo?"})

    page = browser().sign_in(editor)
    page.get("/today")

    assert "Correzioni richieste: «Nido Esempio»" in page.text
    assert any(link.endswith("/edit") for link in page.links())


def test_services_to_look_at_again_are_counted(coop, editor, browser, all_powerful):
    a_published_service(coop, user_id_of(editor))
    all_powerful.execute("UPDATE service SET review_due_on = '2026-01-01'")

    page = browser().sign_in(editor).get("/today")

    assert "Una scheda da confermare" in page.text
    assert "/services?state=to_confirm" in page.links()


def test_places_said_long_ago_are_asked_again(coop, editor, browser, all_powerful):
    a_published_service(coop, user_id_of(editor))
    all_powerful.execute("UPDATE service SET capacity_said_on = '2026-01-01'")

    page = browser().sign_in(editor).get("/today")

    assert "Di una scheda non dici i posti da un mese" in page.text


def test_who_only_reads_is_asked_nothing(coop, browser, all_powerful):
    a_draft(coop)
    a_published_service(coop)
    all_powerful.execute("UPDATE service SET review_due_on = '2026-01-01'")

    page = browser().sign_in(a_person(coop, roles=("reader",))).get("/today")

    assert "scheda" not in page.text.replace("schede da confermare, le correzioni", "")
